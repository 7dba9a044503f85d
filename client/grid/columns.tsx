/** The columns of the grid: those that every plan has, then the plan's own. */
import type { ColDef } from 'ag-grid-community'
import type { CustomCellRendererProps } from 'ag-grid-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Column } from '#shared/plan/schema.ts'
import { isTextType } from '#shared/plan/schema.ts'
import { addressOf, columnId, textRefOf } from './cell.ts'
import { ChoiceCell } from './cells/choice-cell.tsx'
import { MunicipalityCell } from './cells/municipality-cell.tsx'
import { PlainValueCell } from './cells/plain-value-cell.tsx'
import { StatusCell } from './cells/status-cell.tsx'
import { TextCell } from './cells/text-cell.tsx'
import { ColumnHeader } from './columns/column-header.tsx'
import type { ColumnLayout } from './columns/column-layout.ts'
import { narrowest, orderColumns } from './columns/column-layout.ts'
import { DragHandle } from './drag/drag-handle.tsx'
import type { EditRights, GridContext } from './grid-context.ts'
import type { Row, StepRow } from './row.ts'
import { isCellRow } from './row.ts'
import { RowMenuButton } from './row-menu.tsx'
import { isNameColumn } from './suggest/name-column.ts'

type RendererProps = CustomCellRendererProps<Row, unknown, GridContext>
type OwnProps = Pick<RendererProps, 'data' | 'context'> & { column: Column }

const rowMenuWidth = 40

export type ColumnView = {
  rights: EditRights
  withProgress: boolean
  layout: ColumnLayout
  /** The page is too narrow for all columns: the title stays where it is while the others scroll. */
  pinTitle: boolean
}

/** Ids of the columns from left to right as the plan has them, between the title and the menu. */
export function columnIdsOf(columns: readonly Column[], withProgress: boolean): string[] {
  const { text, planning, owner, municipalities, status, note } = columnId
  const progress = withProgress ? [status, note] : []
  return [text, planning, owner, municipalities, ...progress, ...columns.map(({ id }) => id)]
}

/** Widths are shares of the page, with a least width in px as long as its person sets no other. */
export function buildColumns(columns: readonly Column[], view: ColumnView, t: TFunction): ColDef<Row>[] {
  const { rights, withProgress, layout, pinTitle } = view
  const textColumn = (
    id: keyof typeof columnId & keyof StepTexts,
    flex: number,
    minWidth: number,
  ): ColDef<Row> => ({
    colId: columnId[id],
    headerName: t(`grid.column.${id}`),
    flex,
    minWidth,
    valueGetter: ({ data }) => (data?.kind === 'step' ? (data.step?.[id] ?? '') : ''),
    cellRenderer: TextRenderer,
  })
  const known = [
    textColumn('text', 28, 200),
    textColumn('planning', 11, 104),
    textColumn('owner', 11, 112),
    {
      colId: columnId.municipalities,
      headerName: t('grid.column.municipalities'),
      flex: 11,
      minWidth: 116,
      valueGetter: ({ data }) => (data?.kind === 'step' ? data.step?.municipalities.join() : ''),
      cellRenderer: MunicipalityRenderer,
    } satisfies ColDef<Row>,
    statusColumn(t),
    textColumn('note', 14, 136),
    ...columns.map((column) => ownColumn(column)),
  ]
  return [
    ...layOut([titleColumn(t, pinTitle)], [columnId.title], layout),
    ...layOut(known, columnIdsOf(columns, withProgress), layout),
    ...(rights.plan ? [menuColumn(t)] : []),
  ]
}

/** The columns with these ids as the person likes them. */
export function layOut(
  known: readonly ColDef<Row>[],
  ids: readonly string[],
  layout: ColumnLayout,
): ColDef<Row>[] {
  const byId = new Map(known.map((column) => [column.colId, column]))
  return orderColumns(ids, layout).flatMap((id) => {
    const column = byId.get(id)
    return column ? laidOut(column, layout) : []
  })
}

/** How much room the columns need, px: what they are set to, or the least they may have. */
export function widthNeeded(columns: readonly ColDef<Row>[]): number {
  return columns
    .filter(({ hide }) => hide !== true)
    .reduce((sum, { flex, width, minWidth }) => sum + (flex ? (minWidth ?? 0) : (width ?? minWidth ?? 0)), 0)
}

/** AG Grid takes these anew with each set of columns, so all of them are always given. */
function laidOut(column: ColDef<Row>, { widths, hidden }: ColumnLayout): ColDef<Row> {
  const { colId = '', flex = null, minWidth = narrowest, pinned = null } = column
  const width = widths[colId] ?? (pinned ? minWidth : undefined)
  return {
    ...column,
    headerComponent: ColumnHeader,
    hide: hidden.includes(colId),
    pinned,
    // Whom a column is set narrower for reads it so; the least width is for sharing the page alone.
    ...(width === undefined ? { flex, minWidth } : { flex: null, width, minWidth: leastWidth(colId) }),
  }
}

/** The handle takes room from the words beside it. */
function leastWidth(column: string): number {
  return column === columnId.title || column === columnId.text ? narrowest + 20 : narrowest
}

function titleColumn(t: TFunction, isPinned: boolean): ColDef<Row> {
  return {
    colId: columnId.title,
    headerName: t('grid.column.title'),
    flex: 22,
    minWidth: 160,
    pinned: isPinned ? 'left' : null,
    lockPosition: 'left',
    cellClass: 'rt-title-cell',
    valueGetter: ({ data }) => (data?.kind === 'step' ? data.title : ''),
    spanRows: ({ nodeA, nodeB }) =>
      actionOf(nodeA?.data) !== null && actionOf(nodeA?.data) === actionOf(nodeB?.data),
    cellRenderer: TitleRenderer,
  }
}

type StepTexts = Pick<NonNullable<StepRow['step']>, 'text' | 'planning' | 'owner' | 'note'>

function ownColumn(column: Column): ColDef<Row> {
  return {
    colId: column.id,
    headerName: column.title,
    flex: isTextType(column.type) ? 12 : 9,
    minWidth: 112,
    cellRendererParams: { column },
    valueGetter: ({ data }) => (data?.kind === 'step' ? data.step?.cells[column.id] : undefined),
    cellRenderer: isTextType(column.type) ? TextRenderer : OwnCellRenderer,
  }
}

function statusColumn(t: TFunction): ColDef<Row> {
  return {
    colId: columnId.status,
    headerName: t('grid.column.status'),
    flex: 9,
    minWidth: 116,
    valueGetter: ({ data }) => (data?.kind === 'step' ? data.step?.status : null),
    cellRenderer: StatusRenderer,
  }
}

export function menuColumn(t: TFunction): ColDef<Row> {
  return {
    colId: columnId.menu,
    headerName: t('grid.column.menu'),
    headerClass: 'rt-menu-header',
    cellClass: 'rt-menu-cell',
    width: rowMenuWidth,
    minWidth: rowMenuWidth,
    maxWidth: rowMenuWidth,
    pinned: 'right',
    lockPosition: 'right',
    resizable: false,
    wrapText: false,
    valueGetter: () => '',
    cellRenderer: MenuRenderer,
  }
}

function actionOf(row: Row | undefined): string | null {
  return row?.kind === 'step' ? row.action : null
}

function TitleRenderer({ data, context, colDef }: RendererProps) {
  const { t } = useTranslation()
  if (data?.kind !== 'step') return null
  return (
    <TextCell
      context={context}
      address={addressOf(data, columnId.title)}
      textRef={textRefOf(data, columnId.title, [])}
      words={data.title}
      label={colDef?.headerName ?? ''}
      placeholder={t('grid.noActionTitle')}
      handle={<DragHandle what="action" />}
      stays
    />
  )
}

export function TextRenderer({ data, context, column, value, colDef }: RendererProps) {
  const id = column?.getColId() ?? ''
  if (!isCellRow(data)) return null
  return (
    <TextCell
      context={context}
      address={addressOf(data, id)}
      textRef={textRefOf(data, id, context.view.plan().columns)}
      words={typeof value === 'string' ? value : ''}
      label={colDef?.headerName ?? ''}
      withNames={isNameColumn(data, id, context.view.plan().columns)}
      handle={id === columnId.text && data.kind === 'step' && data.step ? <DragHandle what="step" /> : null}
    />
  )
}

function MunicipalityRenderer({ data, context }: RendererProps) {
  const address = data ? addressOf(data, columnId.municipalities) : null
  if (data?.kind !== 'step' || data.step === null || address === null) return null
  return <MunicipalityCell context={context} address={address} chosen={data.step.municipalities} />
}

function StatusRenderer({ data, context }: RendererProps) {
  const address = data ? addressOf(data, columnId.status) : null
  if (data?.kind !== 'step' || data.step === null || address === null) return null
  return <StatusCell context={context} address={address} status={data.step.status} />
}

export function OwnCellRenderer({ data, context, column: own }: OwnProps) {
  const address = isCellRow(data) ? addressOf(data, own.id) : null
  if (!isCellRow(data) || address === null) return null
  const value = data.kind === 'step' ? data.step?.cells[own.id] : data.entry.cells[own.id]
  switch (own.type) {
    case 'choice':
      return <ChoiceCell context={context} address={address} column={own} value={String(value ?? '')} />
    case 'number':
    case 'amount':
    case 'date':
      return (
        <PlainValueCell
          context={context}
          address={address}
          column={{ ...own, type: own.type }}
          value={value}
        />
      )
    case 'text':
    case 'person':
      return null
  }
}

function MenuRenderer({ data, context }: RendererProps) {
  if (!isCellRow(data)) return null
  return <RowMenuButton row={data} context={context} />
}
