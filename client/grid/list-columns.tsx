/** The columns of a list's grid: those of the list, numbers at the right, and the menu of the row. */
import type { ColDef } from 'ag-grid-community'
import type { CustomCellRendererProps } from 'ag-grid-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatPlainValue } from '#shared/plan/plain-value.ts'
import type { Column, ColumnType } from '#shared/plan/schema.ts'
import { isTextType } from '#shared/plan/schema.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { CellFrame } from './cells/cell-frame.tsx'
import type { ColumnLayout } from './columns/column-layout.ts'
import { orderColumns } from './columns/column-layout.ts'
import { layOut, menuColumn, OwnCellRenderer, TextRenderer } from './columns.tsx'
import { DragHandle } from './drag/drag-handle.tsx'
import type { EditRights, GridContext } from './grid-context.ts'
import type { TotalRow } from './list-row.ts'
import type { Row } from './row.ts'

/** Shares of the page, and a least width in px. */
const widths: Record<ColumnType, readonly [flex: number, minWidth: number]> = {
  text: [24, 160],
  person: [14, 132],
  choice: [12, 120],
  number: [10, 104],
  amount: [12, 132],
  date: [10, 120],
}

export function buildListColumns(
  columns: readonly Column[],
  { rights, layout }: { rights: EditRights; layout: ColumnLayout },
  t: TFunction,
): ColDef<Row>[] {
  const ids = columns.map(({ id }) => id)
  // Rows are dragged by the first column that one sees, whichever that is.
  const first = orderColumns(ids, layout).find((id) => !layout.hidden.includes(id))
  return [
    ...layOut(
      columns.map((column) => listColumn(column, column.id === first)),
      ids,
      layout,
    ),
    ...(rights.plan ? [menuColumn(t)] : []),
  ]
}

function listColumn(column: Column, isFirst: boolean): ColDef<Row> {
  const [flex, minWidth] = widths[column.type]
  return {
    colId: column.id,
    headerName: column.title,
    flex,
    minWidth,
    headerClass: [
      ...(column.type === 'amount' || column.type === 'number' ? ['rt-header--end'] : []),
      ...(isFirst ? ['rt-drag-cell'] : []),
    ],
    cellClass: isFirst ? 'rt-drag-cell' : '',
    valueGetter: ({ data }) => {
      if (data?.kind === 'entry') return data.entry.cells[column.id]
      // By it AG Grid sees whether to draw anew: the words of a total change with the rows too.
      return data?.kind === 'total' ? `${data.sums[column.id]} ${data.shown} ${data.entries}` : undefined
    },
    cellRendererParams: { own: column, isFirst },
    cellRenderer: ListCellRenderer,
  }
}

type Props = CustomCellRendererProps<Row, unknown, GridContext> & { own: Column; isFirst: boolean }

function ListCellRenderer(props: Props) {
  const { data, context, own, isFirst } = props
  if (data?.kind === 'total') return <Total context={context} row={data} column={own} isFirst={isFirst} />
  return (
    <>
      {isFirst && data?.kind === 'entry' ? <DragHandle what="row" /> : null}
      {isTextType(own.type) ? (
        <TextRenderer {...props} />
      ) : (
        <OwnCellRenderer data={data} context={context} column={own} />
      )}
    </>
  )
}

type TotalProps = { context: GridContext; row: TotalRow; column: Column; isFirst: boolean }

function Total({ context, row, column, isFirst }: TotalProps) {
  const { t } = useTranslation()
  const sum = row.sums[column.id]
  const isSummed = sum !== undefined && (column.type === 'amount' || column.type === 'number')
  return (
    <CellFrame context={context} address={null} className={`rt-total rt-cell--${column.type}`}>
      {isFirst ? (
        <span className="rt-total__label">
          {row.shown === undefined ? t('list.total') : t('list.totalShown', { count: row.shown })}{' '}
        </span>
      ) : null}
      {isSummed ? (
        <span className="rt-cell__words">
          <VisuallyHidden>
            {row.shown === undefined
              ? t('list.sumOf', { column: column.title, count: row.entries })
              : t('list.sumOfShown', { column: column.title, count: row.shown })}{' '}
          </VisuallyHidden>
          {formatPlainValue(column.type as 'amount' | 'number', sum)}
        </span>
      ) : null}
    </CellFrame>
  )
}
