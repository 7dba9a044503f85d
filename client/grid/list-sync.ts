/** Brings changes of one list into its grid, gathered per frame, as row-sync.ts does for the action tables. */
import type { GridApi } from 'ag-grid-community'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { ShownRows } from './filter/shown-rows.ts'
import { holdPlace } from './hold-place.ts'
import type { AnyListRow } from './list-row.ts'
import { buildListRows, sameListRow } from './list-row.ts'
import type { Row } from './row.ts'
import type { RowSync } from './row-sync.ts'

type Options = {
  api: GridApi<Row>
  view: PlanView
  list: string
  shownRows: ShownRows
  /** Whether there are rows to add in; asked again at each rebuild. */
  mayEdit: () => boolean
  /** Rows came, went or moved. */
  onRows: () => void
  /** The row that had the focus is gone from the list. */
  onFocusLost: () => void
}

export function openListSync({ api, view, list, shownRows, mayEdit, onRows, onFocusLost }: Options): RowSync {
  let all: readonly AnyListRow[] = []
  /** Those that are shown. */
  let rows: readonly Row[] = []
  let frame: number | null = null

  function rebuild(): void {
    const table = view.plan().lists.find(({ id }) => id === list)
    const known = new Map(all.map((row) => [row.id, row]))
    all = table ? buildListRows(table, known, { canEdit: mayEdit() }) : []
    show()
  }

  function show(): void {
    const known = new Map(rows.map((row) => [row.id, row]))
    const next = shownRows.pick(all, view.plan()).map((row) => {
      const before = known.get(row.id)
      return before && sameListRow(before, row) ? before : row
    })
    const stand = next.length === rows.length && next.every(({ id }, index) => id === rows[index]?.id)
    const update = next.filter((row) => known.get(row.id) !== row)
    rows = next
    if (!stand) holdPlace(api, () => api.setGridOption('rowData', next), onFocusLost)
    else if (update.length > 0) holdPlace(api, () => api.applyTransaction({ update }), onFocusLost)
    if (!stand) onRows()
  }

  function flush(): void {
    if (frame === null) return
    cancelAnimationFrame(frame)
    frame = null
    if (!api.isDestroyed()) rebuild()
  }

  rebuild()
  const stop = view.observe(({ lists }) => {
    if (lists) frame ??= requestAnimationFrame(flush)
  })
  return {
    flush,
    rebuild,
    filter() {
      flush()
      show()
    },
    rows: () => rows,
    allRows: () => all,
    close() {
      stop()
      if (frame !== null) cancelAnimationFrame(frame)
    },
  }
}
