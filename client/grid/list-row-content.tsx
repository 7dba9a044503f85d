/** The rows of a list that are as wide as the page: its title, its introduction, and where a row can be added. */
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { RowText } from './cells/row-text.tsx'
import type { GridContext } from './grid-context.ts'
import type { AnyListRow } from './list-row.ts'
import { RowMenuButton } from './row-menu.tsx'
import './list-rows.css'

export function ListRowContent({ row, context }: { row: AnyListRow; context: GridContext }) {
  const { t } = useTranslation()
  switch (row.kind) {
    case 'list':
      return (
        <>
          <RowText
            row={row}
            context={context}
            as="heading"
            words={row.title}
            label={t('list.title')}
            placeholder={t('list.noTitle')}
          />
          <RowMenuButton row={row} context={context} />
        </>
      )
    case 'list-introduction':
      return (
        <RowText
          row={row}
          context={context}
          as="introduction"
          words={row.introduction}
          label={t('list.introduction')}
          placeholder={t('list.noIntroduction')}
        />
      )
    case 'add-entry':
      return (
        <Button
          variant="quiet"
          excludeFromTabOrder
          aria-label={t('grid.menu.addRow')}
          onPress={() => context.addStep(row)}
        >
          <Icon name="plus" /> {t('list.row')}
        </Button>
      )
    case 'entry':
    case 'total':
      return null
  }
}
