/** The hash of a version, short to recognise, whole to copy. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'
import { shortHash } from './version-words.ts'

export function HashCopy({ hash }: { hash: string }) {
  const { t } = useTranslation()

  async function handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(hash)
      showToast({ message: t('version.hashCopied'), tone: 'success' })
    } catch {
      showToast({ message: t('version.hashIs', { hash }) })
    }
  }

  return (
    <span className="rt-hash">
      <code title={hash}>sha256 {shortHash(hash)}</code>
      <IconButton label={t('version.copyHash')} onPress={() => void handleCopy()}>
        <Icon name="copy" size={14} />
      </IconButton>
    </span>
  )
}
