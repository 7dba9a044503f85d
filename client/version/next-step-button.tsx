/** The one thing that a coordinator does next with a plan, by how it stands. */
import { useTranslation } from 'react-i18next'
import type { PlanStatus } from '#shared/version/version.ts'
import { Button } from '../ui/button.tsx'

export type VersionStep = 'lock' | 'decide' | 'reopen'

export function nextStepOf(status: PlanStatus): VersionStep {
  if (status === 'concept') return 'lock'
  return status === 'locked' ? 'decide' : 'reopen'
}

export function NextStepButton({
  status,
  onStep,
}: {
  status: PlanStatus
  onStep: (step: VersionStep) => void
}) {
  const { t } = useTranslation()
  const step = nextStepOf(status)
  return (
    <Button variant="primary" onPress={() => onStep(step)}>
      {t(`version.step.${step}`)}
    </Button>
  )
}
