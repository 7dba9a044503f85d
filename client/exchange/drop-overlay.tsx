/** Covers the page while a file hangs above it: here it may land. */
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import './drop-overlay.css'

export function DropOverlay() {
  const { t } = useTranslation()
  return createPortal(
    <div className="rt-drop-overlay" aria-hidden="true">
      <div className="rt-drop-overlay__zone">
        <Icon name="upload" size={32} />
        <strong className="rt-drop-overlay__heading">{t('overview.dropHeading')}</strong>
        <span>{t('overview.dropWords')}</span>
      </div>
    </div>,
    document.body,
  )
}
