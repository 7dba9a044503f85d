/** Reads a CSV file as a plan that is still to be made. Whatever the bytes, it answers and never throws. */
import type { DraftStep, PlanDraft } from '../plan/draft.ts'
import type { ImportProblem } from '../protocol/http.ts'
import type { CsvLayout } from './csv-header.ts'
import { readHeader } from './csv-header.ts'
import { createOutline } from './csv-outline.ts'
import { problemOf } from './csv-problem.ts'
import type { CsvRow } from './csv-table.ts'
import { isBlank, readTable } from './csv-table.ts'
import type { CsvField } from './csv-words.ts'
import { findStatus } from './csv-words.ts'
import { decodeText } from './decode-text.ts'
import { splitNames } from './split-names.ts'

export type ImportResult =
  | {
      ok: true
      draft: Omit<PlanDraft, 'title'>
      /** In the order of the file. */
      problems: ImportProblem[]
      /** What was understood. `steps`: with a text; `columns`: the plan's own. */
      counts: { themes: number; actions: number; steps: number; columns: number }
    }
  | { ok: false; code: 'csv-unreadable' | 'csv-without-actions' }

export function importCsv(bytes: Uint8Array): ImportResult {
  const text = decodeText(bytes)
  if (text === null) return { ok: false, code: 'csv-unreadable' }
  const { header, rows } = readTable(text)
  const layout = readHeader(header?.cells ?? [], rows)
  if (!layout.fields.has('action') && !layout.fields.has('step')) {
    return { ok: false, code: 'csv-without-actions' }
  }

  const outline = createOutline()
  const problems: ImportProblem[] = []
  if (header?.broken) problems.push(problemOf(header, 'broken-quotes', header.cells.at(-1)))
  for (const row of rows) {
    if (row.broken) {
      problems.push(
        problemOf(
          row,
          'broken-quotes',
          row.cells.find((cell) => !isBlank(cell)),
        ),
      )
      continue
    }
    const surplus = row.cells.slice(layout.width).find((cell) => !isBlank(cell))
    if (surplus !== undefined) problems.push(problemOf(row, 'too-many-cells', surplus))
    const cellOf = (field: CsvField) => row.cells[layout.fields.get(field) ?? -1] ?? ''
    const status = cellOf('status')
    if (!isBlank(status) && findStatus(status) === null)
      problems.push(problemOf(row, 'unknown-status', status))
    const words = {
      theme: cellOf('theme').trim(),
      table: layout.fields.has('table') ? cellOf('table').trim() : null,
      action: cellOf('action').trim(),
    }
    const refusal = outline.place(words, readStep(row, layout, cellOf), isBare(row, layout))
    if (refusal !== null)
      problems.push(problemOf(row, refusal, words.table || words.action || cellOf('step')))
  }

  const themes = outline.themes()
  const columns = layout.extras.map(({ title }) => ({ title, type: 'text' as const }))
  return { ok: true, draft: { columns, themes }, problems, counts: countDraft({ columns, themes }) }
}

function readStep(row: CsvRow, layout: CsvLayout, cellOf: (field: CsvField) => string): DraftStep {
  return {
    text: cellOf('step'),
    planning: cellOf('planning'),
    owner: cellOf('owner'),
    municipalities: splitNames(cellOf('municipalities')),
    status: findStatus(cellOf('status')),
    note: cellOf('note'),
    cells: layout.extras.map(({ index }) => row.cells[index] ?? ''),
  }
}

/** Nothing in the line but theme, table and action. */
function isBare(row: CsvRow, { fields, width }: CsvLayout): boolean {
  const outline = [fields.get('theme'), fields.get('table'), fields.get('action')]
  return row.cells.slice(0, width).every((cell, index) => outline.includes(index) || isBlank(cell))
}

function countDraft({ columns = [], themes }: Omit<PlanDraft, 'title'>) {
  const actions = themes.flatMap(({ tables }) => [...(tables.existing ?? []), ...(tables.planned ?? [])])
  const steps = actions.flatMap((action) => action.steps).filter((step) => !isBlank(step.text ?? ''))
  return { themes: themes.length, actions: actions.length, steps: steps.length, columns: columns.length }
}
