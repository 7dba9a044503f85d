/** What pasting would do: everything is looked at before anything is done, so it happens whole or not at all. */
import type { EditOrigin, PlanDocuments } from '#shared/plan/documents.ts'
import { addListRow } from '#shared/plan/edit-list.ts'
import { addAction, addStep } from '#shared/plan/edit-plan.ts'
import { orderKeys } from '#shared/plan/order.ts'
import { spotsBehind } from '#shared/plan/place.ts'
import type { Step } from '#shared/plan/schema.ts'
import { columnId } from '../cell.ts'
import type { StatusWords } from '../cell-content.ts'
import { writeCellWords } from '../cell-content.ts'
import type { GridContext } from '../grid-context.ts'
import type { EntryRow } from '../list-row.ts'
import { listRowId } from '../list-row.ts'
import type { CellRow, StepRow } from '../row.ts'
import { rowId } from '../row.ts'
import type { Matrix } from './matrix.ts'

export type PasteTarget = {
  /** The selected rows. */
  rows: readonly CellRow[]
  /** All rows of the table that the selection begins in, in order. */
  table: readonly CellRow[]
  /** The columns from the first selected one on. */
  columns: readonly string[]
  selectedColumns: number
}

/** `does-not-fit`: a cell can't hold these words. `too-wide`: there are fewer columns than that. */
export type PasteRefusal = { reason: 'does-not-fit'; words: string; column: string } | { reason: 'too-wide' }

export type PreparedPaste = { ok: true; run(): void } | { ok: false; refusal: PasteRefusal }

type Write = (origin: EditOrigin) => void

export function preparePaste(
  context: GridContext,
  { rows, table, columns, selectedColumns }: PasteTarget,
  pasted: Matrix,
  statusWords: StatusWords,
): PreparedPaste {
  const single = pasted.length === 1 && pasted[0]?.length === 1
  // One cell fills all that is selected; more cells begin at its first.
  const matrix = single ? rows.map(() => Array<string>(selectedColumns).fill(pasted[0]?.[0] ?? '')) : pasted
  const width = Math.max(...matrix.map((row) => row.length))
  if (width > columns.length) return { ok: false, refusal: { reason: 'too-wide' } }

  const existing = single ? rows : table.slice(table.findIndex(({ id }) => id === rows[0]?.id))
  const makes: Write[] = []
  const made: Record<'action' | 'step' | 'listRow', string[]> = { action: [], step: [], listRow: [] }
  const madeSteps: MadeStep[] = []
  const writes: Write[] = []
  let last = existing.at(-1)

  for (const [index, cells] of matrix.entries()) {
    const row = existing[index] ?? makeRow(cells)
    if (row === undefined) break
    for (const [x, words] of cells.entries()) {
      const column = columns[x] as string
      // A title stands once beside its steps; below it the clipboard has nothing.
      if (column === columnId.title && words === '') continue
      const write =
        row.kind === 'step' && row.step === null && column !== columnId.title
          ? null
          : writeCellWords(context, row, column, words, statusWords)
      if (write === null) return { ok: false, refusal: { reason: 'does-not-fit', words, column } }
      writes.push(write)
    }
  }

  /** A row that is missing, behind the last one. */
  function makeRow(cells: readonly string[]): CellRow | undefined {
    if (last === undefined) return undefined
    last = last.kind === 'entry' ? makeEntry(last) : makeStep(last, cells)
    return last
  }

  function makeEntry(before: EntryRow): EntryRow {
    const { documents, createId } = context
    const [id, after] = [createId(), before.entry.id]
    made.listRow.push(id)
    makes.push((origin) => addListRow(documents, { id, list: before.list, after }, origin))
    return { ...before, id: listRowId.entry(id), entry: { id, cells: {} } }
  }

  /** A step of the last action, or a new action where a new title comes. */
  function makeStep(before: StepRow, cells: readonly string[]): StepRow {
    const { createId } = context
    const step = createId()
    const title = cells[columns.indexOf(columnId.title)] ?? ''
    const isNew = title !== '' && title !== before.title
    const action = isNew ? createId() : before.action
    if (isNew) made.action.push(action)
    else made.step.push(step)
    madeSteps.push({ step, action })
    return {
      ...before,
      id: rowId.step(step),
      action,
      title: title || before.title,
      step: { id: step } as Step,
    }
  }

  return {
    ok: true,
    run() {
      const { history, documents } = context
      const first = existing.at(-1)
      const make = (origin: EditOrigin) => {
        if (first?.kind === 'step') makeSteps(documents, first, madeSteps, made.action, origin)
        for (const one of makes) one(origin)
      }
      history.group(() => {
        // All are made with the first kind of them.
        let run = make
        for (const kind of ['action', 'step', 'listRow'] as const) {
          if (made[kind].length === 0) continue
          history.add(kind, made[kind], run)
          run = () => undefined
        }
        history.edit((origin) => {
          for (const write of writes) write(origin)
        })
      })
    },
  }
}

type MadeStep = { step: string; action: string }

/** Makes the missing steps behind the last one that is there; `actions` are new too. */
function makeSteps(
  documents: PlanDocuments,
  { theme, table: kind, action: last }: StepRow,
  made: readonly MadeStep[],
  actions: readonly string[],
  origin: EditOrigin,
): void {
  const steps = new Map<string, string[]>()
  for (const { step, action } of made) steps.set(action, [...(steps.get(action) ?? []), step])
  const spots = spotsBehind(documents, 'action', { theme, kind }, last, actions)
  for (const [action, ids] of steps) {
    const at = actions.indexOf(action)
    const after = at === -1 ? spotsBehind(documents, 'step', { action }, undefined, ids) : null
    const keys = orderKeys(ids.length)
    const spotOf = (index: number) => (after === null ? { order: keys[index] as string } : after[index])
    const [first, ...rest] = ids.map((id, index) => ({ id, action, after: spotOf(index) }))
    if (first === undefined) continue
    if (at === -1) addStep(documents, first, origin)
    else addAction(documents, { id: action, theme, kind, after: spots[at] }, first, origin)
    for (const one of rest) addStep(documents, one, origin)
  }
}
