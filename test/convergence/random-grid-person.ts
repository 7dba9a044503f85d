/** Somebody who works in the grid at random: pastes, fills, empties, types, adds, moves, removes, undoes. */
import { addressOf, columnId } from '#client/grid/cell.ts'
import { writeCellWords } from '#client/grid/cell-content.ts'
import { emptyRange, fillDown } from '#client/grid/clipboard/clipboard.ts'
import { preparePaste } from '#client/grid/clipboard/paste.ts'
import type { GridContext } from '#client/grid/grid-context.ts'
import type { StepRow } from '#client/grid/row.ts'
import { buildRows } from '#client/grid/row.ts'
import { nl } from '#client/i18n/nl.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addAction, addStep, moveAction, moveStep } from '#shared/plan/edit-plan.ts'
import type { History } from '#shared/plan/history.ts'
import { createHistory } from '#shared/plan/history.ts'
import { createPlanView } from '#shared/plan/plan-view.ts'
import { splitStep } from '#shared/plan/split-step.ts'
import type { RandomSource } from './random-source.ts'

export type GridPerson = {
  history: History
  /** Does one thing. */
  act(): void
  /** Entities of which this person changed something, with the column, or `*` for the row itself. */
  touched: ReadonlySet<string>
}

const columns = [
  columnId.title,
  columnId.text,
  columnId.planning,
  columnId.owner,
  columnId.municipalities,
  columnId.status,
  columnId.note,
]
const textColumns = [columnId.text, columnId.planning, columnId.owner, columnId.note]
/** Of the private use area, for three people in turn. */
const firstLetter = 0xe000
const statusWords = nl.grid.status

/** The number of who wrote a letter, or null. */
export function authorOf(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0
  return code >= firstLetter && code < 0xf900 ? (code - firstLetter) % 3 : null
}

/** `within` keeps a person to the themes that it says yes to. */
export function createGridPerson(
  documents: PlanDocuments,
  random: RandomSource,
  {
    number,
    createId,
    within,
  }: { number: number; createId: () => string; within: (theme: string) => boolean },
): GridPerson {
  const view = createPlanView(documents)
  const history = createHistory(documents, { by: `person ${number}`, now: () => 1 })
  const context = { documents, view, history, createId, statusWords } as unknown as GridContext
  const touched = new Set<string>()
  let words = 0

  /** A letter that nobody else writes, and this person once: what two texts have in common is written once. */
  const compose = () => String.fromCodePoint(firstLetter + 3 * words++ + number)
  const stepRows = () =>
    buildRows(view.plan(), new Map(), { canEdit: true }).filter(
      (row): row is StepRow => row.kind === 'step' && within(row.theme),
    )
  const tableOf = (row: StepRow) =>
    stepRows().filter((one) => one.theme === row.theme && one.table === row.table)

  /** A copy of somebody's letter is one's own to take back; left out, so that a letter that is gone is a lost one. */
  function hasOthers(row: StepRow): boolean {
    return [...JSON.stringify(row)].some((letter) => ![null, number].includes(authorOf(letter)))
  }

  function touch(rows: readonly StepRow[], ids: readonly string[]): void {
    for (const row of rows) {
      for (const column of ids) {
        const address = addressOf(row, column)
        if (address) touched.add(`${address.entity} ${column}`)
      }
    }
  }

  function someRange(row: StepRow) {
    const table = tableOf(row)
    const at = table.findIndex(({ id }) => id === row.id)
    const rows = table.slice(at, at + 1 + random.below(3))
    const left = random.below(columns.length)
    return { rows, table, columns: columns.slice(left, left + 1 + random.below(3)), left }
  }

  function paste(row: StepRow): void {
    const { rows, table, left } = someRange(row)
    const from = Math.min(left, 3)
    const matrix = Array.from({ length: 1 + random.below(4) }, () => [compose(), compose()])
    const shown = columns.slice(from)
    if (shown.slice(0, 2).includes(columnId.municipalities)) return
    const target = { rows, table, columns: shown, selectedColumns: 1 }
    const prepared = preparePaste(context, target, matrix, statusWords)
    if (!prepared.ok) return
    touch(table.slice(table.indexOf(rows[0] as StepRow)), columns)
    prepared.run()
  }

  function type(row: StepRow): void {
    if (row.step === null) return
    const field = random.pick(textColumns)
    const cell = history.openText({ kind: 'step', id: row.step.id, field: field as 'text' })
    if (cell === null) return
    touch([row], [field])
    for (let count = 1 + random.below(3); count > 0; count--) {
      const at = random.below(cell.read().length + 1)
      cell.replace(at, random.chance(0.2) ? Math.min(cell.read().length, at + 2) : at, compose())
    }
    cell.close()
  }

  function add(row: StepRow): void {
    const [id, step] = [createId(), createId()]
    const after = row.step?.id
    if (random.chance(0.5))
      history.add('step', id, (origin) => addStep(documents, { id, action: row.action, after }, origin))
    else {
      const place = { id, theme: row.theme, kind: row.table, after: row.action, title: compose() }
      history.add('action', id, (origin) => addAction(documents, place, { id: step }, origin))
    }
    touched.add(`${id} *`).add(`${step} *`)
  }

  function move(row: StepRow): void {
    const other = random.pick(stepRows())
    if (row.step && other.step && random.chance(0.5)) {
      const { id } = row.step
      const spot = { id, action: other.action, after: random.pick([null, undefined, other.step.id]) }
      touched.add(`${id} *`)
      return history.edit((origin) => moveStep(documents, spot, origin))
    }
    touched.add(`${row.action} *`)
    const spot = { id: row.action, theme: other.theme, kind: other.table, after: other.action }
    history.edit((origin) => moveAction(documents, spot, origin))
  }

  function remove(row: StepRow): void {
    const [kind, id] =
      row.step && random.chance(0.7) ? (['step', row.step.id] as const) : (['action', row.action] as const)
    touched.add(`${id} *`)
    history.remove(kind, id)
  }

  function putBack(): void {
    const entry = random.pick(view.plan().bin.filter(({ kind }) => kind === 'step' || kind === 'action'))
    if (entry === undefined || !touched.has(`${entry.id} *`)) return
    history.putBack(entry.kind, entry.id)
  }

  function split(row: StepRow): void {
    if (row.step === null || hasOthers(row)) return
    touch([row], [columnId.text])
    const { id } = row.step
    history.group(() => {
      const write = writeCellWords(
        context,
        row,
        columnId.text,
        `a. ${compose()} b. ${compose()}`,
        statusWords,
      )
      if (write) history.edit(write)
      splitStep(documents, history, id, createId)
    })
  }

  function setStatus(row: StepRow): void {
    const word = random.pick(['Groen', 'Rood', ''])
    const write = row.step && writeCellWords(context, row, columnId.status, word, statusWords)
    if (!write) return
    touch([row], [columnId.status])
    history.edit(write)
  }

  function empty(row: StepRow): void {
    const range = someRange(row)
    touch(range.rows, range.columns)
    emptyRange(context, range, statusWords)
  }

  function fill(row: StepRow): void {
    if (hasOthers(row)) return
    const range = someRange(row)
    touch(range.rows, range.columns)
    fillDown(context, range, statusWords)
  }

  return {
    history,
    touched,
    act() {
      const row = random.pick(stepRows())
      if (row === undefined) return putBack()
      random.pick([paste, type, type, add, move, remove, putBack, split, setStatus, empty, fill])(row)
      if (random.chance(0.15)) history.undo()
      if (random.chance(0.08)) history.redo()
    },
  }
}
