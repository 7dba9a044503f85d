/**
 * Rows as high as their words: estimated until they are drawn, then measured, all that changed at once and after
 * the browser laid them out. AG Grid's own `autoHeight` has the browser lay out the page anew for every cell.
 */
import type { GridApi } from 'ag-grid-community'
import type { Row, StepRow } from './row.ts'
import type { Lettering } from './row-estimate.ts'
import { estimateHeight } from './row-estimate.ts'

export type RowHeights = {
  /** A ref for what fills a cell, or a row that is as wide as the page. */
  watch(box: HTMLElement | null): (() => void) | undefined
  /** px. */
  heightOf(row: Row): number
  /**
   * Scrolls to a row and holds it in view while heights around it settle, until the person scrolls. `withAction`: all
   * rows of its action, as far as they fit.
   */
  show(index: number, options?: { top?: boolean; withAction?: boolean }): void
}

/** For how long rows that came into view may still grow or shrink, on a slow machine too. */
const settleMs = 3_000
/** What a person scrolls by. */
const inputs = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const
const scrollKeys = /^(Arrow|Page|Home|End|Tab|Enter)/

export function createRowHeights(getApi: () => GridApi<Row> | null): RowHeights {
  /** What the cells of a row need, px; a title that stands beside several rows is none of them. */
  const own = new Map<string, number>()
  /** What the title of an action needs, px, where it stands beside several rows. */
  const titles = new Map<string, number>()
  let held: { id: string; top: boolean; withAction: boolean; until: number } | null = null
  let observer: ResizeObserver | null = null
  let lettering: Lettering | null = null

  function measure(boxes: readonly Element[]): void {
    const api = getApi()
    if (!api || api.isDestroyed()) return
    const drawn = new Set<Element>()
    for (const box of boxes) {
      const element = box.closest('[row-id]')
      if (element) drawn.add(element)
    }
    // All is read before anything is set, so that it costs no layout.
    const rows: Row[] = []
    const around = paddingOf(boxes)
    for (const element of drawn) {
      const row = api.getRowNode(element.getAttribute('row-id') ?? '')?.data
      const height = neededBy(element, around)
      if (row === undefined || height === 0) continue
      rows.push(row)
      if (row.kind === 'step' && element.matches('.ag-spanned-row')) titles.set(row.action, height)
      else own.set(row.id, height)
    }
    setHeights(api, rows)
  }

  function setHeights(api: GridApi<Row>, rows: readonly Row[]): void {
    const lasts = new Map<string, StepRow>()
    let changed = false
    const set = (id: string, height: number) => {
      const node = api.getRowNode(id)
      if (!node || node.rowHeight === height) return
      node.setRowHeight(height)
      changed = true
    }
    for (const row of rows) {
      const last = row.kind === 'step' ? lastOfAction(api, row) : null
      if (last !== null) lasts.set(last.action, last)
      const height = own.get(row.id)
      if (height !== undefined && last?.id !== row.id) set(row.id, height)
    }
    // A title that is higher than its rows makes the last one higher.
    for (const last of lasts.values()) {
      const left = (titles.get(last.action) ?? 0) - heightAbove(api, last)
      set(last.id, Math.max(left, own.get(last.id) ?? heightOf(last)))
    }
    if (!changed) return
    api.onRowHeightChanged()
    holdInView(api)
  }

  function holdInView(api: GridApi<Row>): void {
    if (held === null) return
    const node = api.getRowNode(held.id)
    if (performance.now() > held.until || !node || node.rowIndex === null) return letGo()
    const last = held.withAction && node.data?.kind === 'step' ? lastOfAction(api, node.data) : null
    const lastIndex = last && api.getRowNode(last.id)?.rowIndex
    if (typeof lastIndex === 'number') api.ensureIndexVisible(lastIndex)
    api.ensureIndexVisible(node.rowIndex, held.top ? 'top' : null)
  }

  /** Not by where the view stands: the browser moves that too, when rows turn out lower than expected. */
  function handleInput(event: Event): void {
    if (!(event instanceof KeyboardEvent) || scrollKeys.test(event.key)) letGo()
  }

  function letGo(): void {
    held = null
    for (const type of inputs) document.removeEventListener(type, handleInput, true)
  }

  function heightOf(row: Row): number {
    const widthOf = (column: string) => {
      const found = getApi()?.getColumn(column)
      return found?.isVisible() ? found.getActualWidth() : null
    }
    lettering ??= readLettering()
    return own.get(row.id) ?? estimateHeight(row, widthOf, lettering)
  }

  return {
    watch(box) {
      if (box === null) return undefined
      observer ??= new ResizeObserver((entries) => measure(entries.map(({ target }) => target)))
      // Borders count: forced colours draw some that are not there otherwise.
      observer.observe(box, { box: 'border-box' })
      return () => observer?.unobserve(box)
    },
    heightOf,
    show(index, { top = false, withAction = false } = {}) {
      const api = getApi()
      const id = api?.getDisplayedRowAtIndex(index)?.id
      if (!api || id === undefined) return
      held = { id, top, withAction, until: performance.now() + settleMs }
      holdInView(api)
      for (const type of inputs)
        document.addEventListener(type, handleInput, { capture: true, passive: true })
    },
  }
}

/** The grid is set in what the page is set in. */
function readLettering(): Lettering {
  const { font, lineHeight } = getComputedStyle(document.body)
  const canvas = document.createElement('canvas').getContext('2d')
  if (canvas === null) return { lineHeight: 22, widths: [7] }
  canvas.font = font
  const widths = Array.from({ length: 256 }, (_, code) => canvas.measureText(String.fromCharCode(code)).width)
  return {
    lineHeight: Number.parseFloat(lineHeight) || 1.45 * Number.parseFloat(canvas.font),
    widths: [...widths, canvas.measureText('n').width],
  }
}

/** Around what fills a cell, px. */
function paddingOf(boxes: readonly Element[]): number {
  const cell = boxes.find((box) => box.matches('.ag-cell > .rt-cell'))?.parentElement
  if (!cell) return 0
  const { paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } = getComputedStyle(cell)
  return [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth].reduce(
    (sum, width) => sum + Number.parseFloat(width),
    0,
  )
}

function neededBy(row: Element, around: number): number {
  const wide = row.querySelector('.rt-row')
  if (wide) return Math.ceil(wide.getBoundingClientRect().height)
  let highest = 0
  for (const box of row.querySelectorAll('.ag-cell > .rt-cell')) {
    highest = Math.max(highest, box.getBoundingClientRect().height)
  }
  return highest === 0 ? 0 : Math.ceil(highest + around)
}

/** The last row of an action that has several; null where the title stands in the row itself. */
function lastOfAction(api: GridApi<Row>, row: StepRow): StepRow | null {
  const isSame = (index: number) => actionAt(api, index) === row.action
  const start = api.getRowNode(row.id)?.rowIndex ?? -1
  if (start < 0) return null
  let end = start
  while (isSame(end + 1)) end++
  if (end === start && !isSame(start - 1)) return null
  const last = api.getDisplayedRowAtIndex(end)?.data
  return last?.kind === 'step' ? last : null
}

/** How high the rows of the action are together, without its last. */
function heightAbove(api: GridApi<Row>, { id, action }: StepRow): number {
  let sum = 0
  for (
    let index = (api.getRowNode(id)?.rowIndex ?? 0) - 1;
    index >= 0 && actionAt(api, index) === action;
    index--
  )
    sum += api.getDisplayedRowAtIndex(index)?.rowHeight ?? 0
  return sum
}

function actionAt(api: GridApi<Row>, index: number): string | null {
  const row = index < 0 ? undefined : api.getDisplayedRowAtIndex(index)?.data
  return row?.kind === 'step' ? row.action : null
}
