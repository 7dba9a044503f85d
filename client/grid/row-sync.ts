/**
 * Brings changes of the plan into the grid, gathered per frame, without moving what the person is at: the
 * focus, an open editor and the scroll position belong to rows here, not to row numbers.
 */
import type { GridApi } from 'ag-grid-community'
import type { PlanChange, PlanView } from '#shared/plan/plan-view.ts'
import type { ShownRows } from './filter/shown-rows.ts'
import { holdPlace } from './hold-place.ts'
import type { Row, StepRow } from './row.ts'
import { buildRows, rowId } from './row.ts'

export type RowSync = {
  /** Brings in now what is waiting for the next frame. */
  flush(): void
  /** Draws all rows again. */
  rebuild(): void
  /** Filters again, after the filter changed or the person went elsewhere. */
  filter(): void
  /** The rows that are shown. */
  rows(): readonly Row[]
  /** Those that a filter hides too. */
  allRows(): readonly Row[]
  close(): void
}

type Options = {
  api: GridApi<Row>
  view: PlanView
  shownRows: ShownRows
  /** Whether there are rows to add in; asked again at each rebuild. */
  mayEdit: () => boolean
  /** Rows came, went or moved. */
  onRows: () => void
  /** The row that had the focus is gone from the plan. */
  onFocusLost: () => void
}

export function openRowSync({ api, view, shownRows, mayEdit, onRows, onFocusLost }: Options): RowSync {
  let all: readonly Row[] = []
  /** What they hold now; `all` has their order. */
  let byId = new Map<string, Row>()
  let shown = new Map<string, Row>()
  let rowsOfAction = new Map<string, string[]>()
  let frame: number | null = null
  let structure = false
  const touched = { themes: new Set<string>(), actions: new Set<string>(), steps: new Set<string>() }

  function rebuild(): void {
    all = buildRows(view.plan(), byId, { canEdit: mayEdit() })
    byId = new Map(all.map((row) => [row.id, row]))
    rowsOfAction = new Map()
    for (const row of all) {
      if (row.kind !== 'step') continue
      const list = rowsOfAction.get(row.action)
      if (list) list.push(row.id)
      else rowsOfAction.set(row.action, [row.id])
    }
    show(shownRows.pick(all, view.plan()))
  }

  function show(rows: readonly Row[]): void {
    shown = new Map(rows.map((row) => [row.id, row]))
    holdPlace(api, () => api.setGridOption('rowData', rows as Row[]), onFocusLost)
    onRows()
  }

  function filter(): void {
    flush()
    const rows = shownRows.pick(allRows(), view.plan())
    if (rows.length !== shown.size || rows.some(({ id }) => !shown.has(id))) show(rows)
  }

  function allRows(): readonly Row[] {
    return all.map(({ id }) => byId.get(id) as Row)
  }

  function refresh(): void {
    const update: Row[] = []
    const fits = shownRows.test(view.plan)
    /** A row that changed fits the filter from now on, or no longer. */
    let moves = false
    const replace = (id: string, next: (row: Row) => Row | null) => {
      const before = byId.get(id)
      const after = before ? next(before) : null
      if (!after) return
      byId.set(id, after)
      if (fits !== null && after.kind === 'step') moves ||= fits(before as StepRow) !== fits(after)
      const drawn = shown.get(id)
      if (drawn === undefined) return
      // Which of the shown rows is the last of its action is the filter's to say.
      const asShown = after.kind === 'step' ? { ...after, last: (drawn as StepRow).last } : after
      shown.set(id, asShown)
      update.push(asShown)
    }
    for (const id of touched.steps) {
      const step = view.step(id)
      replace(rowId.step(id), (row) => (row.kind === 'step' && step ? { ...row, step } : null))
    }
    for (const id of touched.actions) {
      const title = view.actionTitle(id)
      for (const row of rowsOfAction.get(id) ?? []) {
        replace(row, (before) => (title === null ? null : { ...(before as StepRow), title }))
      }
    }
    for (const id of touched.themes) {
      const text = view.themeText(id)
      if (text === null) continue
      const { title, introduction } = text
      replace(rowId.theme(id), (row) => (row.kind === 'theme' ? { ...row, title } : null))
      replace(rowId.introduction(id), (row) =>
        row.kind === 'introduction' ? { ...row, introduction } : null,
      )
    }
    if (update.length > 0) holdPlace(api, () => api.applyTransaction({ update }), onFocusLost)
    if (moves) filter()
  }

  function flush(): void {
    if (frame === null) return
    cancelAnimationFrame(frame)
    frame = null
    if (api.isDestroyed()) return
    if (structure) rebuild()
    else refresh()
    structure = false
    for (const ids of Object.values(touched)) ids.clear()
  }

  function handleChange(change: PlanChange): void {
    structure ||= change.structure
    for (const kind of ['themes', 'actions', 'steps'] as const) {
      for (const id of change[kind]) touched[kind].add(id)
    }
    frame ??= requestAnimationFrame(change.structure && !change.local ? flushNextFrame : flush)
  }

  /** Many rows of a colleague took long to take in already: first a frame for who works here. */
  function flushNextFrame(): void {
    frame = requestAnimationFrame(flush)
  }

  rebuild()
  const stop = view.observe(handleChange)
  return {
    flush,
    rebuild,
    filter,
    rows: () => [...shown.values()],
    allRows,
    close() {
      stop()
      if (frame !== null) cancelAnimationFrame(frame)
    },
  }
}
