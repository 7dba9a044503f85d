/** Marks in the grid what differs from the version that was approved last. */
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { useTranslation } from 'react-i18next'

type Props = { version: number; count: number; isOn: boolean; onChange: (isOn: boolean) => void }

export function ChangesToggle({ version, count, isOn, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <ToggleButton className="rt-button rt-button--secondary rt-toggle" isSelected={isOn} onChange={onChange}>
      {t('version.changesSince', { number: version, count })}
    </ToggleButton>
  )
}
