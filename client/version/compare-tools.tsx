/** Which two to compare, how much of them to show, and the comparison as a file. */
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { useTranslation } from 'react-i18next'
import type { Version } from '#shared/version/version.ts'
import { Select } from '../ui/select.tsx'
import type { Compared } from './comparison-choice.ts'

type Props = {
  versions: readonly Version[]
  hasConcept: boolean
  from: number | null
  to: Compared
  onShow: (pair: { from: number | null; to: Compared }) => void
  onlyChanges: boolean
  onOnlyChanges: (onlyChanges: boolean) => void
  /** Where the comparison is as a file. */
  csv: string | null
}

export function CompareTools(props: Props) {
  const { versions, hasConcept, from, to, onShow, onlyChanges, onOnlyChanges, csv } = props
  const { t } = useTranslation()
  const numbers = versions.map(({ number }) => ({ id: `${number}`, label: t('version.name', { number }) }))
  const concept = hasConcept ? [{ id: 'concept', label: t('version.concept') }] : []
  const read = (id: string): Compared => (id === 'concept' ? id : Number(id))
  return (
    <div className="rt-compare-tools">
      <Select
        hideLabel
        label={t('version.compare.to')}
        options={[...concept, ...numbers].filter(({ id }) => id !== `${from}`)}
        value={`${to}`}
        onChange={(id) => onShow({ from, to: read(id) })}
      />
      {from === null ? null : (
        <>
          <span>{t('version.compare.beside')}</span>
          <Select
            hideLabel
            label={t('version.compare.from')}
            options={numbers.filter(({ id }) => id !== `${to}`)}
            value={`${from}`}
            onChange={(id) => onShow({ from: Number(id), to })}
          />
          <ToggleButton
            className="rt-button rt-button--secondary rt-toggle"
            isSelected={onlyChanges}
            onChange={onOnlyChanges}
          >
            {t('version.compare.onlyChanges')}
          </ToggleButton>
        </>
      )}
      {csv === null ? null : (
        <a className="rt-button rt-button--secondary" href={csv} download>
          {t('version.compare.csv')}
        </a>
      )}
    </div>
  )
}
