/** Copy, cut and paste of the selected cells, in the formats that Excel, Word, Calc and Google Sheets take. */
import type { GridApi } from 'ag-grid-community'
import { setText } from '#shared/plan/text-cell.ts'
import { columnId, textRefOf } from '../cell.ts'
import type { StatusWords } from '../cell-content.ts'
import { readCellWords, writeCellWords } from '../cell-content.ts'
import type { GridContext } from '../grid-context.ts'
import { mayEditColumn } from '../grid-context.ts'
import type { CellRow, Row } from '../row.ts'
import { isCellRow, sameTable } from '../row.ts'
import type { Range } from '../selection.ts'
import { readHtmlTable, writeHtmlTable } from './html-table.ts'
import type { Matrix } from './matrix.ts'
import { readTsv, writeTsv } from './matrix.ts'
import type { PasteRefusal } from './paste.ts'
import { preparePaste } from './paste.ts'

export type ClipboardOptions = {
  element: HTMLElement
  api: GridApi<Row>
  context: GridContext
  statusWords: StatusWords
  onReadOnly: () => void
  onRefused: (refusal: PasteRefusal) => void
  /** Words were pasted in this one cell. */
  onPastedInOne: (row: string, column: string) => void
}

/** Listens on the grid's element while no cell is edited; the answer stops it. */
export function openClipboard({
  element,
  api,
  context,
  statusWords,
  onReadOnly,
  onRefused,
  onPastedInOne,
}: ClipboardOptions): () => void {
  /** The next paste goes into one cell as it is (Ctrl+Shift+V). */
  let plainNext = false

  function activeRange(event: ClipboardEvent): Range | null {
    if (context.editing.current() !== null || event.defaultPrevented) return null
    const { target } = event
    const inside = target instanceof Element && target.closest('.ag-row, .ag-cell') !== null
    return inside && target.closest('input, textarea') === null ? context.selection.range() : null
  }

  function mayEdit({ columns }: Range): boolean {
    return columns.every((column) => mayEditColumn(context.rights, column))
  }

  function handleCopy(event: ClipboardEvent): void {
    const range = activeRange(event)
    if (range === null || !event.clipboardData) return
    event.preventDefault()
    const matrix = readRange(range)
    const single = matrix.length === 1 && matrix[0]?.length === 1
    event.clipboardData.setData('text/plain', single ? (matrix[0]?.[0] ?? '') : writeTsv(matrix))
    if (!single) event.clipboardData.setData('text/html', writeHtmlTable(matrix))
  }

  function handleCut(event: ClipboardEvent): void {
    const range = activeRange(event)
    if (range === null) return
    if (!mayEdit(range)) return onReadOnly()
    handleCopy(event)
    emptyRange(context, range, statusWords)
  }

  function handlePaste(event: ClipboardEvent): void {
    const range = activeRange(event)
    if (range === null || !event.clipboardData) return
    event.preventDefault()
    if (!mayEdit(range)) return onReadOnly()
    const text = event.clipboardData.getData('text/plain')
    const html = event.clipboardData.getData('text/html')
    const first = range.rows[0]
    if (plainNext && first) return pasteAsText(first, range.columns[0] ?? columnId.text, text)
    const matrix = (html === '' ? null : readHtmlTable(html)) ?? readTsv(text)
    const prepared = preparePaste(context, targetOf(range), matrix, statusWords)
    if (!prepared.ok) return onRefused(prepared.refusal)
    prepared.run()
    const isOne = matrix.length === 1 && matrix[0]?.length === 1 && range.rows.length === 1
    if (isOne && first) onPastedInOne(first.id, range.columns[0] ?? columnId.text)
  }

  function pasteAsText(row: CellRow, column: string, text: string): void {
    const ref = textRefOf(row, column, context.view.plan().columns)
    const words = text.replaceAll('\r\n', '\n')
    if (ref === null) return onRefused({ reason: 'does-not-fit', words, column })
    context.history.edit((origin) => setText(context.documents, ref, words, origin))
    onPastedInOne(row.id, column)
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() === 'v' && (event.ctrlKey || event.metaKey)) plainNext = event.shiftKey
  }

  function readRange({ rows, columns }: Range): Matrix {
    const plan = context.view.plan()
    return rows.map((row, index) =>
      columns.map((column) => {
        const above = rows[index - 1]
        const isSameAction = row.kind === 'step' && above?.kind === 'step' && above.action === row.action
        const repeated = column === columnId.title && isSameAction
        return repeated ? '' : readCellWords(row, column, plan, statusWords)
      }),
    )
  }

  function targetOf({ rows, columns }: Range) {
    const first = rows[0]
    const table: CellRow[] = []
    api.forEachNode(({ data }) => {
      if (first && isCellRow(data) && sameTable(data, first)) table.push(data)
    })
    const shown = api
      .getAllDisplayedColumns()
      .map((column) => column.getColId())
      .filter((id) => id !== columnId.menu)
    return {
      rows,
      table,
      columns: shown.slice(shown.indexOf(columns[0] ?? '')),
      selectedColumns: columns.length,
    }
  }

  element.addEventListener('keydown', handleKey, true)
  element.addEventListener('copy', handleCopy)
  element.addEventListener('cut', handleCut)
  element.addEventListener('paste', handlePaste)
  return () => {
    element.removeEventListener('keydown', handleKey, true)
    element.removeEventListener('copy', handleCopy)
    element.removeEventListener('cut', handleCut)
    element.removeEventListener('paste', handlePaste)
  }
}

/** Empties every cell of a range, in one step to undo. */
export function emptyRange(context: GridContext, { rows, columns }: Range, statusWords: StatusWords): void {
  context.history.edit((origin) => {
    for (const row of rows) {
      for (const column of columns) writeCellWords(context, row, column, '', statusWords)?.(origin)
    }
  })
}

/** Ctrl+D: the first row of the range goes down over the others. Says false where a cell can't hold it. */
export function fillDown(context: GridContext, { rows, columns }: Range, statusWords: StatusWords): boolean {
  const [first, ...below] = rows
  if (first === undefined) return true
  const plan = context.view.plan()
  const writes = below.flatMap((row) =>
    columns
      .filter((column) => column !== columnId.title)
      .map((column) =>
        writeCellWords(context, row, column, readCellWords(first, column, plan, statusWords), statusWords),
      ),
  )
  if (writes.includes(null)) return false
  context.history.edit((origin) => {
    for (const write of writes) write?.(origin)
  })
  return true
}
