/** Says it plainly when the server no longer takes this person's edits, and what becomes of them. */
import { useTranslation } from 'react-i18next'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import type { PlanConnection } from './connection.ts'
import { useSaveState } from './use-plan.ts'

export function RefusedBanner({
  connection,
  onReopen,
}: {
  connection: PlanConnection
  onReopen: () => void
}) {
  const { t } = useTranslation()
  const state = useSaveState(connection)
  if (state.kind !== 'refused') return null
  return (
    <Banner tone="error" announce action={<Button onPress={onReopen}>{t('plan.refused.reload')}</Button>}>
      <strong>{t('plan.refused.heading')}</strong> {t(`errors.${state.code}`)}{' '}
      {state.edits > 0 ? t(`plan.refused.${state.keeps ? 'edits' : 'unkept'}`, { count: state.edits }) : null}
    </Banner>
  )
}
