/** The plan as it would become, as a table to scroll through. */
import { useTranslation } from 'react-i18next'
import type { DraftStep, PlanDraft } from '#shared/plan/draft.ts'
import { formatList, formatNumber } from '../i18n/format.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { type FilledFields, filledFields, type PreviewRow, previewRows } from './preview-rows.ts'
import './import-preview.css'

const maxSteps = 300

type Shape = { fields: FilledFields; columns: readonly string[]; width: number }

export function ImportPreview({ draft }: { draft: Omit<PlanDraft, 'title'> }) {
  const { t } = useTranslation()
  const { rows, isCut } = previewRows(draft, maxSteps)
  const fields = filledFields(rows)
  const columns = (draft.columns ?? []).map((column) => column.title)
  const width = 3 + Object.values(fields).filter(Boolean).length + columns.length
  const shape = { fields, columns, width }
  return (
    <>
      <ScrollArea className="rt-import-preview" label={t('exchange.preview')}>
        <table className="rt-import-preview__table">
          <thead>
            <tr>
              <th scope="col">{t('grid.column.title')}</th>
              <th scope="col">{t('grid.column.text')}</th>
              <th scope="col">{t('grid.column.planning')}</th>
              {fields.owner ? <th scope="col">{t('grid.column.owner')}</th> : null}
              {fields.municipalities ? <th scope="col">{t('grid.column.municipalities')}</th> : null}
              {fields.status ? <th scope="col">{t('grid.column.status')}</th> : null}
              {fields.note ? <th scope="col">{t('grid.column.note')}</th> : null}
              {columns.map((title, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one title
                <th scope="col" key={index}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.type} ${row.key}`} row={row} shape={shape} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {isCut ? (
        <p className="rt-import-preview__cut">
          {t('exchange.previewCut', { shown: formatNumber(maxSteps) })}
        </p>
      ) : null}
    </>
  )
}

function Row({ row, shape }: { row: PreviewRow; shape: Shape }) {
  const { t } = useTranslation()
  switch (row.type) {
    case 'theme':
      return (
        <tr className="rt-import-preview__theme">
          <th scope="colgroup" colSpan={shape.width}>
            {row.title || t('exchange.untitledTheme')}
          </th>
        </tr>
      )
    case 'kind':
      return (
        <tr className={`rt-import-preview__kind rt-import-preview__kind--${row.kind}`}>
          <th scope="colgroup" colSpan={shape.width}>
            {t(`grid.table.${row.kind}`)}
          </th>
        </tr>
      )
    case 'step':
      return (
        <tr>
          {row.action ? (
            <th scope="rowgroup" rowSpan={row.action.span} className="rt-import-preview__action">
              {row.action.title || t('exchange.untitledAction')}
            </th>
          ) : null}
          <StepCells step={row.step} shape={shape} />
        </tr>
      )
  }
}

function StepCells({ step, shape: { fields, columns } }: { step: DraftStep; shape: Shape }) {
  const { t } = useTranslation()
  const status = step.status ? t(`grid.status.${step.status}`) : ''
  return (
    <>
      <td className="rt-import-preview__step">{step.text}</td>
      <td className="rt-import-preview__planning">{step.planning}</td>
      {fields.owner ? <td>{step.owner}</td> : null}
      {fields.municipalities ? <td>{formatList(step.municipalities ?? [])}</td> : null}
      {fields.status ? <td>{status}</td> : null}
      {fields.note ? <td>{step.note}</td> : null}
      {columns.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity than their place
        <td key={index}>{step.cells?.[index]}</td>
      ))}
    </>
  )
}
