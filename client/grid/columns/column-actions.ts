/** What can be done with a column: with how one sees it oneself, and with what it is for everybody. */
import type { GridApi } from 'ag-grid-community'
import { moveColumn } from '#shared/plan/edit-plan.ts'
import type { Column } from '#shared/plan/schema.ts'
import { columnId } from '../cell.ts'
import type { GridContext } from '../grid-context.ts'
import type { Row } from '../row.ts'
import type { ColumnLayout } from './column-layout.ts'
import { moveColumnBy, orderColumns, withShown, withWidth } from './column-layout.ts'
import type { LayoutStore } from './layout-store.ts'

export const columnActionNames = ['wider', 'narrower', 'left', 'right', 'hide', 'change', 'remove'] as const
export type ColumnActionName = (typeof columnActionNames)[number]

/** How much wider or narrower a column gets by one choice, px. */
const widthStep = 40

type Options = {
  api: GridApi<Row> | null
  context: GridContext
  store: LayoutStore
  /** Of the plan, from left to right, without the title. */
  columns: readonly string[]
  onChange: (column: string) => void
  onRemoved: (putBack: () => void) => void
}

export type ColumnActions = {
  /** Only for oneself. */
  mine(column: string): ColumnActionName[]
  /** For everybody. */
  shared(column: string): ColumnActionName[]
  run(name: ColumnActionName, column: string): void
}

export function createColumnActions(options: Options): ColumnActions {
  const { api, context, store, columns, onChange, onRemoved } = options
  const isOwn = (id: string) => context.view.plan().columns.some((own) => own.id === id)
  const update = (change: (layout: ColumnLayout) => ColumnLayout) => store.set(change(store.layout()))

  function widen(column: string, by: number): void {
    const width = api?.getColumn(column)?.getActualWidth()
    if (width !== undefined) update((layout) => withWidth(layout, column, width + by))
  }

  function move(id: string, by: -1 | 1): void {
    update((layout) => moveColumnBy(columns, layout, { id, by, passes: layout.hidden }))
  }

  return {
    mine(column) {
      const shown = orderColumns(columns, store.layout()).filter((id) => !store.layout().hidden.includes(id))
      return [
        'wider',
        'narrower',
        ...(shown.indexOf(column) > 0 ? (['left'] as const) : []),
        ...(column !== columnId.title && column !== shown.at(-1) ? (['right'] as const) : []),
        ...(column === columnId.title ? [] : (['hide'] as const)),
      ]
    },
    shared: (column) => (context.rights.plan && isOwn(column) ? ['change', 'remove'] : []),
    run(name, column) {
      switch (name) {
        case 'wider':
          return widen(column, widthStep)
        case 'narrower':
          return widen(column, -widthStep)
        case 'left':
          return move(column, -1)
        case 'right':
          return move(column, 1)
        case 'hide':
          return update((layout) => withShown(layout, column, false))
        case 'change':
          return onChange(column)
        case 'remove': {
          if (!context.rights.plan) return
          context.history.remove('column', column)
          return onRemoved(() => context.history.putBack('column', column))
        }
      }
    },
  }
}

/** Makes the person's order of the plan's own columns the order of everybody. */
export function shareOrder({ documents, history }: GridContext, order: readonly Column[]): void {
  history.edit((origin) => {
    for (const [index, { id }] of order.entries())
      moveColumn(documents, { id, after: order[index - 1]?.id ?? null }, origin)
  })
}
