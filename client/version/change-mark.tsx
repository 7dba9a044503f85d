/** What happened to a row, as a sign and a word in a frame. */
import { useTranslation } from 'react-i18next'
import type { Mark } from './comparison-rows.ts'

export const markSigns: Record<Mark, string> = { added: '+', changed: '✎', removed: '−', moved: '⇄' }

export function ChangeMark({ mark }: { mark: Mark }) {
  const { t } = useTranslation()
  return (
    <span className={`rt-change rt-change--${mark}`}>
      <span aria-hidden="true">{markSigns[mark]}</span> {t(`version.mark.${mark}`)}
    </span>
  )
}
