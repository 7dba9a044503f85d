/** The way to the approved version, and marking what differs from it, on the screens that show the concept. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { canEdit } from '#shared/access/role.ts'
import type { Plan } from '#shared/plan/schema.ts'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { planPath, versionPath } from './ui/plan-path.ts'
import type { ChangedCells } from './version/changed-cells.ts'
import { ChangesToggle } from './version/changes-toggle.tsx'
import { useChangedCells } from './version/use-changed-cells.ts'

/** `marks` are null while nobody asked for them; `tools` stand beside the tabs. */
export function usePlanChanges(
  { id, role, status, approvedVersion }: PlanAnswer,
  plan: Plan,
): { marks: ChangedCells | null; tools: ReactNode } {
  const { t } = useTranslation()
  const [isMarking, setMarking] = useState(false)
  const approved = status === 'concept' || status === 'locked' ? approvedVersion : null
  const changes = useChangedCells(id, approved, plan)
  if (approved === null) return { marks: null, tools: null }
  const tools = (
    <>
      <Link className="rt-plan-tabs__link" href={canEdit(role) ? versionPath(id, approved) : planPath(id)}>
        {t('version.toApproved', { number: approved })}
      </Link>
      {changes === null ? null : (
        <ChangesToggle version={approved} count={changes.count} isOn={isMarking} onChange={setMarking} />
      )}
    </>
  )
  return { marks: isMarking ? (changes?.cells ?? null) : null, tools }
}
