/** A personal sign-in link, shown this once, to copy and hand over. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { InviteAnswer } from '#shared/protocol/http.ts'
import { formatDateTime } from '../i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'

export type PersonalLinkProps = { invitation: InviteAnswer; onDone: () => void }

export function PersonalLink({ invitation, onDone }: PersonalLinkProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const input = useRef<HTMLInputElement>(null)

  // It appears above where the person was; bring them to it.
  useEffect(() => heading.current?.focus(), [])

  async function handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(invitation.link)
      showToast({ message: t('member.copied'), tone: 'success' })
    } catch {
      input.current?.select()
      showToast({ message: t('member.copyFailed'), tone: 'error' })
    }
  }

  return (
    <section className="rt-members__link" aria-labelledby="personal-link">
      <h3 id="personal-link" ref={heading} tabIndex={-1} className="rt-members__heading">
        {t('member.linkHeading', { name: invitation.name })}
      </h3>
      <p>{t('member.linkWords', { date: formatDateTime(invitation.expiresAt) })}</p>
      <div className="rt-members__link-field">
        <TextField
          isReadOnly
          label={t('member.link')}
          value={invitation.link}
          onChange={() => {}}
          inputRef={input}
        />
        <Button variant="primary" onPress={() => void handleCopy()}>
          <Icon name="copy" />
          {t('member.copy')}
        </Button>
        <Button onPress={onDone}>{t('member.done')}</Button>
      </div>
      <p className="rt-members__about">{t('member.linkOnce')}</p>
    </section>
  )
}
