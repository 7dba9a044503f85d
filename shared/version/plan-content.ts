/** What a version freezes: the plan's own content, without the bin and without progress, which goes on. */
import { z } from 'zod'
import type { Plan } from '../plan/schema.ts'
import { action, column, listTable, municipality, step, tableKind, theme } from '../plan/schema.ts'

const frozenStep = step.omit({ status: true, note: true })
const frozenAction = action.extend({ steps: z.array(frozenStep) })
const frozenTheme = theme.extend({ tables: z.record(tableKind, z.array(frozenAction)) })

export const planContent = z.object({
  title: z.string(),
  columns: z.array(column).readonly(),
  municipalities: z.array(municipality),
  themes: z.array(frozenTheme),
  /** Absent without lists, so that what was frozen before there were any keeps its hash. */
  lists: z.array(listTable).readonly().optional(),
})
export type PlanContent = z.infer<typeof planContent>
export type FrozenStep = z.infer<typeof frozenStep>
export type FrozenAction = z.infer<typeof frozenAction>
export type FrozenTheme = z.infer<typeof frozenTheme>

/** The content of a plan as it is now. */
export function contentOf({ title, columns, municipalities, themes, lists }: Plan): PlanContent {
  return planContent.parse({ title, columns, municipalities, themes, ...(lists.length > 0 && { lists }) })
}

/** A frozen content as a plan, for what shows or writes plans: without progress, bin and problems. */
export function planOfContent({ themes, lists = [], ...content }: PlanContent): Plan {
  const thaw = (action: FrozenAction) => ({
    ...action,
    steps: action.steps.map((frozen) => ({ ...frozen, status: null, note: '' })),
  })
  return {
    ...content,
    lists,
    themes: themes.map(({ tables, ...frozen }) => ({
      ...frozen,
      tables: { existing: tables.existing.map(thaw), planned: tables.planned.map(thaw) },
    })),
    bin: [],
    problems: [],
  }
}
