/** A status as a shape, a word and a colour: each says it alone. */
import { useTranslation } from 'react-i18next'
import type { Status } from '#shared/plan/schema.ts'

export function StatusMark({ status }: { status: Status }) {
  const { t } = useTranslation()
  return (
    <span className={`rt-status rt-status--${status}`}>
      <svg className="rt-status__shape" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[status]}
      </svg>
      {t(`grid.status.${status}`)}
    </span>
  )
}

const shapes: Record<Status, React.ReactNode> = {
  'not-started': <circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  green: <circle cx="6" cy="6" r="5.5" fill="currentColor" />,
  orange: <path d="M6 .8l5.6 10.4H.4z" fill="currentColor" />,
  red: <rect x=".8" y=".8" width="10.4" height="10.4" fill="currentColor" />,
  done: <path d="M1.5 6.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
}
