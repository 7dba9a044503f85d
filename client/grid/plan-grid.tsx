/** All action tables of a plan as one grid, or one of its lists: one keyboard, one scroll. */
import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_NL } from '@ag-grid-community/locale'
import type { GridApi } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import type { Ref } from 'react'
import { memo, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#shared/plan/schema.ts'
import { showToast } from '../ui/toast.tsx'
import type { CellAddress } from './cell.ts'
import { columnId } from './cell.ts'
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
import type { Row } from './row.ts'
import { rowId } from './row.ts'
import { useGridInput } from './use-grid-input.ts'
import { usePageKeys } from './use-page-keys.ts'
import { useRowMenu } from './use-row-menu.tsx'
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
  /** True once the rows are there to go to. */
  onRows?: (areThere: boolean) => void
  /** Where to begin. */
  place?: GridPlace | null
  ref?: Ref<PlanGridHandle>
}

const ignore = () => undefined

export const PlanGrid = memo(function PlanGrid(props: Props) {
  const { ref, title, columns, layout, readOnlyWords, ...others } = props
  const { onThemeInView = ignore, onRows = ignore, place = null, ...rest } = others
  const { changes = null, withProgress = true, ...deps } = rest
  const { rights, list } = deps
  const { t, i18n } = useTranslation()
  const [finding, setFinding] = useState(false)
  const [showingKeys, setShowingKeys] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const [api, setApi] = useState<GridApi<Row> | null>(null)

  const statusWords = t('grid.status', { returnObjects: true })
  const [control] = useState(() => createGridControl({ ...deps, statusWords }))
  const { context } = control
  context.statusWords = statusWords
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
  const { actions, rowParts } = useRowMenu({ control, columns, columnDefs, askChanges: deps.askChanges })
  context.addAction = actions.addActionAtEnd
  context.addStep = (behind) => actions.run('addStep', behind)

  // Another language is no reason to close the grid.
  const words = useRef(t)
  words.current = t
  useEffect(() => {
    if (api === null) return
    const close = control.open(api, {
      onFocusLost: () => showToast({ message: words.current('grid.rowGone'), tone: 'warning' }),
    })
    onRows(true)
    return () => {
      onRows(false)
      close()
    }
  }, [api, control, onRows])

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
  function search(words: string): void {
    context.find.search(words, {
      shown: control.rows(),
      columns: api?.getAllDisplayedColumns().map((column) => column.getColId()) ?? [],
      all: control.allRows(),
      plan: context.view.plan(),
      statusWords,
    })
  }

  return (
    <div ref={frame} className={rights.plan ? 'rt-grid rt-grid--movable' : 'rt-grid'}>
      <FilterMark
        store={deps.filter}
        facets={() => facetsOf(context.view.plan(), list)}
        onOff={() => control.focusFirst()}
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
      <AgGridReact<Row>
        theme={gridTheme}
        localeText={i18n.language === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_NL}
        columnDefs={columnDefs}
        onGridReady={(event) => setApi(event.api)}
        {...behaviour}
      />
      {showingKeys ? (
        <KeysDialog screenReader={context.screenReader} onClose={() => setShowingKeys(false)} />
      ) : null}
      {parts}
      {rowParts}
    </div>
  )
})
