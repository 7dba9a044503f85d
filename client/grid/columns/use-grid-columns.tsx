/** The columns of the grid as this person sees them, with the menu of each and the dialog of all. */
import type { GridApi } from 'ag-grid-community'
import type { ReactNode, RefObject } from 'react'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#shared/plan/schema.ts'
import { showToast } from '../../ui/toast.tsx'
import { buildColumns, columnIdsOf, widthNeeded } from '../columns.tsx'
import type { EditRights, GridContext } from '../grid-context.ts'
import { buildListColumns } from '../list-columns.tsx'
import type { Row } from '../row.ts'
import { createColumnActions } from './column-actions.ts'
import { withShown, withWidth } from './column-layout.ts'
import type { OpenColumnMenu } from './column-menu.tsx'
import { ColumnMenu } from './column-menu.tsx'
import { ColumnsDialog } from './columns-dialog.tsx'
import type { LayoutStore } from './layout-store.ts'
import { useHeadingsHeight } from './use-headings-height.ts'
import { useHeldEdge } from './use-held-edge.ts'

type Options = {
  api: GridApi<Row> | null
  frame: RefObject<HTMLElement | null>
  context: GridContext
  store: LayoutStore
  columns: readonly Column[]
  rights: EditRights
  withProgress: boolean
  /** Of a list, whose columns have a dialog of their own for what is for everybody. */
  isList: boolean
}

/** Below this width a title that stays would leave too little room for the rest, px. */
const leastToPin = 560

export function useGridColumns(options: Options) {
  const { api, frame, context, store, columns, rights, withProgress, isList } = options
  const { t } = useTranslation()
  const remembered = useSyncExternalStore(store.subscribe, store.layout)
  const held = useHeldEdge(api, frame, store)
  useHeadingsHeight(api, frame)
  const layout = useMemo(
    () => (held === null ? remembered : withWidth(remembered, held.id, held.width)),
    [held, remembered],
  )
  const width = useWidth(frame)
  const [menu, setMenu] = useState<OpenColumnMenu | null>(null)
  const [dialog, setDialog] = useState<{ change: string | null } | null>(null)

  const ids = useMemo(
    () => (isList ? columns.map(({ id }) => id) : columnIdsOf(columns, withProgress)),
    [columns, withProgress, isList],
  )
  const current = useRef(ids)
  current.current = ids

  const free = useMemo(
    () =>
      isList
        ? buildListColumns(columns, { rights, layout }, t)
        : buildColumns(columns, { rights, withProgress, layout, pinTitle: false }, t),
    [columns, rights, withProgress, isList, layout, t],
  )
  // Not by the width itself: AG Grid makes all columns anew for others.
  const pinTitle = !isList && width >= leastToPin && widthNeeded(free) > width
  const columnDefs = useMemo(
    () => (pinTitle ? buildColumns(columns, { rights, withProgress, layout, pinTitle }, t) : free),
    [columns, rights, withProgress, layout, pinTitle, free, t],
  )

  const actions = useMemo(
    () =>
      createColumnActions({
        api,
        context,
        store,
        columns: ids,
        onChange: (column) => setDialog({ change: column }),
        onRemoved: (putBack) =>
          showToast({
            message: t('grid.removed.column'),
            action: {
              label: t('grid.removed.undo'),
              onAction: () => (context.rights.plan ? putBack() : undefined),
            },
          }),
      }),
    [api, context, store, ids, t],
  )

  context.showColumn = (column) => {
    if (!store.layout().hidden.includes(column)) return
    store.set(withShown(store.layout(), column, true))
    // At once: what follows wants to go there.
    api?.setColumnsVisible([column], true)
  }
  context.openColumnMenu = (column, target) => {
    const anchor = target.closest('.ag-header-cell') ?? target
    setMenu({ column, title: api?.getColumnDef(column)?.headerName ?? '', anchor })
  }

  const parts: ReactNode = (
    <>
      <ColumnMenu
        open={menu}
        actions={actions}
        onAll={() => setDialog({ change: null })}
        onClose={() => setMenu(null)}
      />
      {dialog ? (
        <ColumnsDialog
          context={context}
          store={store}
          columns={ids.map((id) => ({ id, title: titleOf(id) }))}
          change={dialog.change}
          isList={isList}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  )

  function titleOf(id: string): string {
    const own = columns.find((column) => column.id === id)
    return own ? own.title : t(`grid.column.${id as 'text'}`)
  }

  return {
    columnDefs,
    columnsOf: useMemo(() => () => current.current, []),
    openAll: () => setDialog({ change: null }),
    parts,
  }
}

/** px; 0 before the first drawing. */
function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return width
}
