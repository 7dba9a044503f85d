/** A draft as the rows of the preview table: headings per theme and table, and one row per step. */
import type { DraftStep, PlanDraft } from '#shared/plan/draft.ts'
import { type TableKind, tableKinds } from '#shared/plan/schema.ts'

export type PreviewRow =
  | { type: 'theme'; key: string; title: string }
  | { type: 'kind'; key: string; kind: TableKind }
  /** `action` stands on its first step only and spans `span` rows. */
  | { type: 'step'; key: string; action: { title: string; span: number } | null; step: DraftStep }

export type Preview = { rows: PreviewRow[]; isCut: boolean }

/** At most `maxSteps` steps, so that a huge file does not freeze the page. */
export function previewRows(draft: Omit<PlanDraft, 'title'>, maxSteps: number): Preview {
  const rows: PreviewRow[] = []
  let left = maxSteps
  for (const [themeIndex, theme] of draft.themes.entries()) {
    if (left === 0) return { rows, isCut: true }
    rows.push({ type: 'theme', key: `${themeIndex}`, title: theme.title })
    for (const kind of tableKinds) {
      const actions = theme.tables[kind] ?? []
      if (actions.length === 0) continue
      if (left === 0) return { rows, isCut: true }
      rows.push({ type: 'kind', key: `${themeIndex} ${kind}`, kind })
      for (const [actionIndex, action] of actions.entries()) {
        if (left === 0) return { rows, isCut: true }
        const all = action.steps.length > 0 ? action.steps : [{}]
        const steps = all.slice(0, left)
        for (const [index, step] of steps.entries()) {
          const head = index === 0 ? { title: action.title, span: steps.length } : null
          rows.push({
            type: 'step',
            key: `${themeIndex} ${kind} ${actionIndex} ${index}`,
            action: head,
            step,
          })
        }
        left -= steps.length
        if (steps.length < all.length) return { rows, isCut: true }
      }
    }
  }
  return { rows, isCut: false }
}

export type FilledFields = { owner: boolean; municipalities: boolean; status: boolean; note: boolean }

/** Which of the fields that a plan often lacks have words anywhere, so that the preview shows no empty columns. */
export function filledFields(rows: readonly PreviewRow[]): FilledFields {
  const steps = rows.flatMap((row) => (row.type === 'step' ? [row.step] : []))
  return {
    owner: steps.some((step) => step.owner),
    municipalities: steps.some((step) => step.municipalities?.length),
    status: steps.some((step) => step.status),
    note: steps.some((step) => step.note),
  }
}
