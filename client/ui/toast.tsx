/** Short messages at the edge of the page. Anything may send one; the region stands once, in the app. */
import { Button as AriaButton } from 'react-aria-components/Button'
import { Text } from 'react-aria-components/Text'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components/Toast'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import './button.css'
import './toast.css'

export type ToastTone = 'info' | 'success' | 'warning' | 'error'
export type Toast = {
  message: string
  tone?: ToastTone
  action?: { label: string; onAction: () => void }
}

const shownMs = 8_000
const shownWithActionMs = 20_000
const icons = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'error',
} as const satisfies Record<ToastTone, IconName>
const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 })

/**
 * Shows a message. Errors stay until closed, others go by themselves; the pointer or the focus on one keeps
 * it. Never the only place for something a person must not miss. Gives a function that takes it away.
 */
export function showToast(toast: Toast): () => void {
  const stays = toast.tone === 'error'
  const timeout = toast.action ? shownWithActionMs : shownMs
  const key = queue.add(toast, stays ? {} : { timeout })
  return () => queue.close(key)
}

export function ToastRegion() {
  const { t } = useTranslation()
  return (
    <AriaToastRegion queue={queue} className="rt-toast-region" aria-label={t('ui.messages')}>
      {({ toast }) => {
        const { message, tone = 'info', action } = toast.content
        return (
          <AriaToast toast={toast} className={`rt-toast rt-toast--${tone}`}>
            <Icon name={icons[tone]} />
            <AriaToastContent className="rt-toast__content">
              <Text slot="title">{message}</Text>
            </AriaToastContent>
            {action ? (
              <Button
                variant="quiet"
                onPress={() => {
                  queue.close(toast.key)
                  action.onAction()
                }}
              >
                {action.label}
              </Button>
            ) : null}
            <AriaButton
              slot="close"
              aria-label={t('ui.closeMessage')}
              className="rt-button rt-button--quiet rt-button--icon"
            >
              <Icon name="close" />
            </AriaButton>
          </AriaToast>
        )
      }}
    </AriaToastRegion>
  )
}
