/** Whether your work is safe, in words and a shape. Says "saved" only for what the server has on disk. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import type { PlanConnection, SaveState } from './connection.ts'
import { useSaveState } from './use-plan.ts'

export function SavedMark({ connection, canEdit }: { connection: PlanConnection; canEdit: boolean }) {
  const { t } = useTranslation()
  const state = useSaveState(connection)
  return (
    <span className={`rt-saved rt-saved--${state.kind}`} role="status">
      {state.kind === 'saved' ? <Icon name="check" /> : null}
      {['offline', 'refused', 'stalled'].includes(state.kind) ? <Icon name="warning" /> : null}
      {words()}
    </span>
  )

  function words(): string {
    if (state.kind !== 'offline')
      return t(`plan.save.${state.kind satisfies Exclude<SaveState['kind'], 'offline'>}`)
    if (!canEdit) return t('plan.save.offlineReader')
    if (!state.keeps) return t('plan.save.offlineUnkept', { count: state.edits })
    return state.edits === 0 ? t('plan.save.offlineNone') : t('plan.save.offline', { count: state.edits })
  }
}
