/** What in the plan differs from a version, cell by cell, for as long as both are on the screen. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/schema.ts'
import { allColumns, comparePlans, countChanges } from '#shared/version/compare-plans.ts'
import { contentOf } from '#shared/version/plan-content.ts'
import type { ChangedCells } from './changed-cells.ts'
import { changedCells } from './changed-cells.ts'
import { useVersions } from './use-contents.ts'

/** Null while there is no version to compare with, or not yet. `count` counts rows and cells. */
export function useChangedCells(
  planId: string,
  version: number | null,
  plan: Plan,
): { cells: ChangedCells; count: number } | null {
  const { t } = useTranslation()
  const [answer] = useVersions(planId, version === null ? [] : [version])
  const frozen = answer.state === 'ready' ? answer.value[0]?.content : undefined
  return useMemo(() => {
    if (frozen === undefined) return null
    const now = contentOf(plan)
    const differences = comparePlans(frozen, now)
    const { added, changed, removed, moved } = countChanges(differences)
    const municipalities = [...now.municipalities, ...frozen.municipalities]
    const cells = changedCells(
      differences,
      { columns: allColumns(now), municipalities, lists: plan.lists },
      t,
    )
    return { cells, count: added + changed + removed + moved }
  }, [frozen, plan, t])
}
