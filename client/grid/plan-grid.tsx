/** All action tables of a plan as one grid, or one of its lists: one keyboard, one scroll. */
import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_NL } from '@ag-grid-community/locale'
import type { GridApi } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import type { Ref } from 'react'
import { memo, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveAction, moveStep } from '#shared/plan/edit-plan.ts'
import type { Column } from '#shared/plan/schema.ts'
import { focusRestMs } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import type { CellAddress } from './cell.ts'
import { addressOf, cellRefOf, columnId } from './cell.ts'
import type { CellChanges } from './cell-changes.ts'
import type { LayoutStore } from './columns/layout-store.ts'
import { useGridColumns } from './columns/use-grid-columns.tsx'
import { facetsOf } from './filter/facets.ts'
import { FilterMark } from './filter/filter-mark.tsx'
import { noFilter } from './filter/row-filter.ts'
import { FindBar } from './find-bar.tsx'
import { createBehaviour } from './grid-behaviour.ts'
import type { GridDeps, GridPlace } from './grid-control.ts'
import { createGridControl } from './grid-control.ts'
import { registerGridModules } from './grid-modules.ts'
import { gridTheme } from './grid-theme.ts'
import { KeysDialog } from './keys-dialog.tsx'
import type { OpenLastChange } from './last-change/last-change.tsx'
import { LastChange } from './last-change/last-change.tsx'
import { valueWords } from './last-change/value-words.ts'
import type { MoveRequest, MoveTarget } from './move-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { Row } from './row.ts'
import { rowId } from './row.ts'
import { createRowActions } from './row-actions.ts'
import type { OpenRowMenu } from './row-menu.tsx'
import { RowMenu } from './row-menu.tsx'
import { useGridInput } from './use-grid-input.ts'
import { usePageKeys } from './use-page-keys.ts'
import './grid.css'

registerGridModules()

export type PlanGridHandle = {
  showTheme(theme: string): void
  addTheme(): void
  /** False: no row shows it now. */
  showCell(address: CellAddress): boolean
  place(): GridPlace | null
  find(): void
  showKeys(): void
  openColumns(): void
  focus(): void
}

type Props = GridDeps & {
  title: string
  /** The plan's own, or those of the list. */
  columns: readonly Column[]
  layout: LayoutStore
  /** Said when somebody tries to edit what may not be edited. */
  readOnlyWords: string
  /** Cells to mark as different. */
  changes?: CellChanges | null
  /** False leaves out status and note: a frozen version has none. */
  withProgress?: boolean
  onThemeInView?: (theme: string) => void
  /** Where to begin. */
  place?: GridPlace | null
  ref?: Ref<PlanGridHandle>
}

const ignore = () => undefined

export const PlanGrid = memo(function PlanGrid(props: Props) {
  const { ref, title, columns, layout, readOnlyWords, ...others } = props
  const { onThemeInView = ignore, place = null, ...rest } = others
  const { changes = null, withProgress = true, ...deps } = rest
  const { rights, list } = deps
  const { t, i18n } = useTranslation()
  const [menu, setMenu] = useState<OpenRowMenu | null>(null)
  const [finding, setFinding] = useState(false)
  const [showingKeys, setShowingKeys] = useState(false)
  const [lastChange, setLastChange] = useState<OpenLastChange | null>(null)
  const [move, setMove] = useState<MoveRequest | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [api, setApi] = useState<GridApi<Row> | null>(null)

  const statusWords = t('grid.status', { returnObjects: true })
  const [control] = useState(() => createGridControl({ ...deps, statusWords }))
  const { context } = control
  context.statusWords = statusWords
  context.openMenu = (id, anchor) => {
    const row = control.row(id)
    const column = anchor.closest('[col-id]')?.getAttribute('col-id') ?? (row?.kind === 'step' ? null : '')
    if (row && (actions.available(row).length > 0 || hasHistory(row, column)))
      setMenu({ row, column, anchor })
  }
  context.showLastChange = (row, column, anchor) => {
    const ref = cellRefOf(row, column, columns)
    if (!deps.askChanges || ref === null) return
    const header = columnDefs.find(({ colId }) => colId === column)?.headerName ?? ''
    const field = 'field' in ref && row.kind !== 'step' ? ref.field : null
    const isPart = field === 'title' || field === 'introduction'
    setLastChange({
      ...{ ref, row: row.id, column, anchor },
      name: isPart ? t(`presence.part.${field}`) : header,
    })
  }
  const hasHistory = (row: Row, column: string | null) =>
    deps.askChanges !== undefined && column !== null && addressOf(row, column) !== null
  const actions = useMemo(
    () =>
      createRowActions(context, {
        onMove: (row, what) => setMove({ row, what }),
        onRemoved: (kind, putBack) =>
          showToast({
            message: t(`grid.removed.${kind}`),
            action: {
              label: t('grid.removed.undo'),
              onAction: () => (context.rights.plan ? putBack() : null),
            },
          }),
      }),
    [context, t],
  )
  const { columnDefs, columnsOf, openAll, parts } = useGridColumns({
    api,
    frame,
    context,
    store: layout,
    columns,
    isList: list !== undefined,
    rights,
    withProgress,
  })
  context.addAction = actions.addActionAtEnd
  context.addStep = (behind) => actions.run('addStep', behind)

  // Another language is no reason to close the grid.
  const words = useRef(t)
  words.current = t
  useEffect(() => {
    if (api === null) return
    return control.open(api, {
      onFocusLost: () => showToast({ message: words.current('grid.rowGone'), tone: 'warning' }),
    })
  }, [api, control])

  // Once, when the rows are in.
  const [begin] = useState(place)
  useEffect(() => {
    if (api !== null && begin !== null) control.goTo(begin)
  }, [api, begin, control])

  useEffect(() => control.setRights(rights), [control, rights])
  useEffect(() => context.changes.set(changes), [context, changes])

  useEffect(() => {
    api?.setGridAriaProperty('label', t(list === undefined ? 'grid.label' : 'list.label', { title }))
    api?.setGridAriaProperty('description', t('grid.help'))
  }, [api, t, title, list])

  const openFind = useCallback(() => setFinding(true), [])
  const openKeys = useCallback(() => setShowingKeys(true), [])
  usePageKeys({ onFind: openFind, onKeys: openKeys })

  useImperativeHandle(ref, () => ({
    showTheme(theme) {
      const id = rowId.theme(theme)
      if (control.row(id)) return control.focusCell(id, columnId.title, { edit: false, top: true })
      showToast({
        message: t('grid.filter.themeHidden'),
        action: { label: t('grid.filter.off'), onAction: () => deps.filter.set(noFilter) },
      })
    },
    addTheme: actions.addThemeAtEnd,
    showCell: control.showCell,
    place: control.place,
    find: openFind,
    showKeys: openKeys,
    openColumns: openAll,
    focus: () => control.focusFirst(),
  }))

  const closeReadOnly = useRef<() => void>(() => undefined)
  const onReadOnly = useCallback(() => {
    closeReadOnly.current()
    closeReadOnly.current = showToast({ message: readOnlyWords })
  }, [readOnlyWords])
  const behaviour = useMemo(
    () => createBehaviour({ control, onThemeInView, layout, columnsOf }),
    [control, onThemeInView, layout, columnsOf],
  )

  useGridInput({ frame, api, control, actions, onReadOnly })
  // Only once a dialog is gone: while it is open it keeps the focus to itself.
  useEffect(() => {
    if (lastChange === null) return
    return () => control.focusCell(lastChange.row, lastChange.column || columnId.title)
  }, [lastChange, control])
  useEffect(() => {
    if (move === null) return
    const column = move.what === 'action' ? columnId.title : columnId.text
    return () => void setTimeout(() => control.focusCell(move.row.id, column), focusRestMs)
  }, [move, control])

  function search(words: string): void {
    context.find.search(words, {
      shown: control.rows(),
      columns: api?.getAllDisplayedColumns().map((column) => column.getColId()) ?? [],
      all: control.allRows(),
      plan: context.view.plan(),
      statusWords,
    })
  }

  function finishMove({ theme, table, action }: MoveTarget): void {
    if (move === null) return
    const { row, what } = move
    const { documents, history, rights: held } = context
    if (!held.plan) return setMove(null)
    if (what === 'action')
      history.edit((origin) =>
        moveAction(documents, { id: row.action, theme, kind: table, after: undefined }, origin),
      )
    else if (row.step && action) {
      const { id } = row.step
      history.edit((origin) => moveStep(documents, { id, action, after: undefined }, origin))
    }
    setMove(null)
  }

  return (
    <div ref={frame} className={rights.plan ? 'rt-grid rt-grid--movable' : 'rt-grid'}>
      <FilterMark
        store={deps.filter}
        facets={() => facetsOf(context.view.plan(), list)}
        onOff={() => control.focusFirst()}
      />
      <AgGridReact<Row>
        theme={gridTheme}
        localeText={i18n.language === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_NL}
        columnDefs={columnDefs}
        onGridReady={(event) => setApi(event.api)}
        {...behaviour}
      />
      {finding ? (
        <FindBar
          find={context.find}
          label={t(list === undefined ? 'grid.find.label' : 'list.find')}
          onSearch={search}
          onShowHidden={() => {
            deps.filter.set(noFilter)
            for (const { column } of context.find.state()?.hidden ?? []) context.showColumn(column)
            search(context.find.state()?.words ?? '')
            const first = context.find.state()?.matches[0]
            if (first) context.scrollTo(first.row, first.column)
          }}
          onShow={({ row, column }) => context.scrollTo(row, column)}
          onClose={(match) => {
            setFinding(false)
            context.find.close()
            if (match) control.focusCell(match.row, match.column)
            else control.focusFirst()
          }}
        />
      ) : null}
      {showingKeys ? (
        <KeysDialog screenReader={context.screenReader} onClose={() => setShowingKeys(false)} />
      ) : null}
      {parts}
      <RowMenu
        open={menu}
        actions={actions}
        onLastChange={
          menu && hasHistory(menu.row, menu.column)
            ? ({ row, column, anchor }) => context.showLastChange(row, column ?? '', anchor)
            : null
        }
        onClose={() => setMenu(null)}
      />
      {lastChange && deps.askChanges ? (
        <LastChange
          open={lastChange}
          ask={deps.askChanges}
          toWords={(ref, value) => valueWords(ref, value, context.view.plan(), statusWords)}
          onClose={() => setLastChange(null)}
        />
      ) : null}
      {move ? (
        <MoveDialog
          request={move}
          plan={context.view.plan()}
          onMove={finishMove}
          onClose={() => setMove(null)}
        />
      ) : null}
    </div>
  )
})
