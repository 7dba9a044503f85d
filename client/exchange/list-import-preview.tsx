/** The list as it would become, with a choice of what each column holds. */
import { useTranslation } from 'react-i18next'
import type { ListCsvColumn } from '#shared/exchange/list-csv-import.ts'
import type { DraftList } from '#shared/plan/draft-list.ts'
import { formatPlainValue } from '#shared/plan/plain-value.ts'
import type { ColumnType } from '#shared/plan/schema.ts'
import { isTextType } from '#shared/plan/schema.ts'
import { formatNumber } from '../i18n/format.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { Select } from '../ui/select.tsx'
import './import-preview.css'

const maxRows = 300

type Props = {
  columns: readonly ListCsvColumn[]
  rows: DraftList['rows']
  onChangeType: (index: number, type: ColumnType) => void
}

export function ListImportPreview({ columns, rows, onChangeType }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <ScrollArea className="rt-import-preview" label={t('list.import.preview')}>
        <table className="rt-import-preview__table">
          <thead>
            <tr>
              {columns.map(({ title, type, types }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one title
                <th scope="col" key={index}>
                  {title || t('list.import.untitledColumn')}
                  <Select
                    label={t('list.import.typeOf', { title })}
                    hideLabel
                    options={types.map((id) => ({ id, label: t(`grid.columns.types.${id}`) }))}
                    value={type}
                    onChange={(chosen) => onChangeType(index, chosen)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, maxRows).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity than their place
              <tr key={index}>
                {columns.map(({ type }, column) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                    key={column}
                    className={
                      type === 'amount' || type === 'number' ? 'rt-import-preview__number' : undefined
                    }
                  >
                    {show(type, row[column] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {rows.length > maxRows ? (
        <p className="rt-import-preview__cut">{t('list.import.cut', { shown: formatNumber(maxRows) })}</p>
      ) : null}
    </>
  )
}

function show(type: ColumnType, value: string | number | null): string {
  if (value === null) return ''
  return isTextType(type) || type === 'choice' ? String(value) : formatPlainValue(type, value)
}
