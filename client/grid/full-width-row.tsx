/** Headings, introductions and the ends of tables: rows as wide as the page, as high as their words. */
import type { CustomCellRendererProps } from 'ag-grid-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { RowText } from './cells/row-text.tsx'
import type { GridContext } from './grid-context.ts'
import { ListRowContent } from './list-row-content.tsx'
import type { Row } from './row.ts'
import { RowMenuButton } from './row-menu.tsx'
import './full-width-row.css'

type Props = CustomCellRendererProps<Row, unknown, GridContext>

export function FullWidthRow({ data, context }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: AG Grid makes a div the row, and gives it no cell
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, and from there the arrows go on
    <div
      ref={context.heights.watch}
      role="gridcell"
      className={`rt-row rt-row--${data?.kind ?? 'none'}`}
      onContextMenu={(event) => context.openMenuAt(data, event.nativeEvent)}
    >
      {data ? <RowContent row={data} context={context} /> : null}
    </div>
  )
}

function RowContent({ row, context }: { row: Row; context: GridContext }) {
  const { t } = useTranslation()
  switch (row.kind) {
    case 'theme':
      return (
        <>
          <span className="rt-row__number" aria-hidden="true">
            {row.number}
          </span>
          <RowText
            row={row}
            context={context}
            as="heading"
            words={row.title}
            label={t('grid.themeTitle')}
            placeholder={t('grid.noThemeTitle')}
          />
          <RowMenuButton row={row} context={context} />
        </>
      )
    case 'introduction':
      return (
        <RowText
          row={row}
          context={context}
          as="introduction"
          words={row.introduction}
          label={t('grid.introduction')}
          placeholder={t('grid.noIntroduction')}
        />
      )
    case 'table':
      return (
        <span className={`rt-row__table rt-row__table--${row.table}`}>
          {t(`grid.table.${row.table}`)}{' '}
          <small>
            {row.shown === undefined
              ? t('grid.actions', { count: row.actions })
              : t('grid.actionsShown', { shown: row.shown, count: row.actions })}
          </small>
        </span>
      )
    case 'add':
      return (
        <Button
          variant="quiet"
          excludeFromTabOrder
          aria-label={t('grid.addActionTo', { table: t(`grid.table.${row.table}`) })}
          onPress={() => context.addAction(row.theme, row.table)}
        >
          <Icon name="plus" /> {t('grid.addAction')}
        </Button>
      )
    case 'step':
      return null
    default:
      return <ListRowContent row={row} context={context} />
  }
}
