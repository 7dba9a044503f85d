/** CSV for tests: files from lines, plans from files. */
import { exportCsv } from '#shared/exchange/csv-export.ts'
import type { ImportResult } from '#shared/exchange/csv-import.ts'
import { importCsv } from '#shared/exchange/csv-import.ts'
import type { DraftStep, PlanDraft } from '#shared/plan/draft.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { createPlanFrom } from '../plan/replicas.ts'

export type Imported = Extract<ImportResult, { ok: true }>

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Imports lines, separated by CRLF; it must work. */
export function importLines(...lines: string[]): Imported {
  return requireImport(encode(lines.join('\r\n')))
}

export function requireImport(bytes: Uint8Array): Imported {
  const result = importCsv(bytes)
  if (!result.ok) throw new Error(result.code)
  return result
}

/** What an import understood, as short lines: `theme | table | action | step`. */
export function outlineOf({ draft }: Imported): string[] {
  return draft.themes.flatMap((theme) =>
    (['existing', 'planned'] as const).flatMap((kind) =>
      (theme.tables[kind] ?? []).flatMap((action) =>
        action.steps.map((step) => [theme.title, kind, action.title, step.text].join(' | ')),
      ),
    ),
  )
}

export function stepsIn({ draft }: Imported): DraftStep[] {
  return draft.themes.flatMap(({ tables }) =>
    [...(tables.existing ?? []), ...(tables.planned ?? [])].flatMap((action) => action.steps),
  )
}

export function planOf(draft: Omit<PlanDraft, 'title'>): Plan {
  return readPlan(createPlanFrom(draft))
}

export function exportDraft(draft: Omit<PlanDraft, 'title'>, separator: ';' | ',' = ';'): string {
  return exportCsv(planOf(draft), { separator })
}

/** The lines of an export without its mark, header included. */
export function exportLines(draft: Omit<PlanDraft, 'title'>, separator: ';' | ',' = ';'): string[] {
  return exportDraft(draft, separator).slice(1).split('\r\n').slice(0, -1)
}

/** A draft of one theme and one action in its table *planned*. */
export function draftOf(steps: readonly DraftStep[], columns: PlanDraft['columns'] = []) {
  return { columns, themes: [{ title: 'T', tables: { planned: [{ title: 'A', steps }] } }] }
}
