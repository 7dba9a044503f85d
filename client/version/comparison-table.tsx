/** What was and what it becomes, theme by theme, as one paper. */
import { useTranslation } from 'react-i18next'
import type { TableKind } from '#shared/plan/schema.ts'
import { tableKinds } from '#shared/plan/schema.ts'
import { ChangedWords } from '../ui/changed-words.tsx'
import { ChangeMark } from './change-mark.tsx'
import type { ComparedPlan, ComparedRow, ComparedTheme } from './comparison-rows.ts'
import type { Names } from './field-words.ts'
import { fieldName, spotWords, valueWords } from './field-words.ts'
import { GeneralChanges } from './general-changes.tsx'
import './comparison.css'

type Props = { compared: ComparedPlan; names: Names }

export function ComparisonTable({ compared, names }: Props) {
  const { t } = useTranslation()
  const { general, themes, lists } = compared
  if (general.length === 0 && themes.length === 0 && lists.length === 0) {
    return <p className="rt-compare__same">{t('version.compare.same')}</p>
  }
  return (
    <>
      {general.length > 0 ? (
        <GeneralChanges heading={t('version.compare.general')} differences={general} names={names} />
      ) : null}
      {themes.map((theme) => (
        <ThemeChanges key={theme.id} theme={theme} names={names} />
      ))}
      {lists.map(({ id, title, differences }) => (
        <GeneralChanges
          key={id}
          heading={title || t('list.untitled')}
          differences={differences}
          names={names}
        />
      ))}
    </>
  )
}

function ThemeChanges({ theme, names }: { theme: ComparedTheme; names: Names }) {
  const { t } = useTranslation()
  const { id, number, marks, title, introduction, tables } = theme
  const isIntroductionChanged = introduction.was !== introduction.becomes
  return (
    <section className="rt-compare__theme" id={`compare-${id}`} tabIndex={-1}>
      <h3 className="rt-compare__heading">
        <span className="rt-row__number">{number}</span>
        <span>
          {title.was === '' && title.becomes === '' ? t('plan.untitledTheme') : <ChangedWords {...title} />}
        </span>
        {marks.map((mark) => (
          <ChangeMark key={mark} mark={mark} />
        ))}
      </h3>
      {isIntroductionChanged ? (
        <p className="rt-compare__introduction">
          <ChangedWords {...introduction} />
        </p>
      ) : null}
      {tables.map(({ kind, rows }) => (
        <TableChanges key={kind} kind={kind} rows={rows} names={names} />
      ))}
    </section>
  )
}

type TableProps = { kind: TableKind; rows: readonly ComparedRow[]; names: Names }

function TableChanges({ kind, rows, names }: TableProps) {
  const { t } = useTranslation()
  return (
    <table className={`rt-compare__table ${kind === tableKinds[0] ? 'rt-compare__table--existing' : ''}`}>
      <caption>{t(`grid.table.${kind}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('version.compare.change')}</th>
          <th scope="col">{t('grid.column.title')}</th>
          <th scope="col">{t('grid.column.text')}</th>
          <th scope="col">{t('grid.column.planning')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RowChanges key={row.id} row={row} names={names} />
        ))}
      </tbody>
    </table>
  )
}

function RowChanges({ row, names }: { row: ComparedRow; names: Names }) {
  const { t } = useTranslation()
  const { marks, action, step, planning, others, movedFrom } = row
  return (
    <tr>
      <td>
        {marks.map((mark) => (
          <ChangeMark key={mark} mark={mark} />
        ))}
      </td>
      <th scope="row">
        {action.was === '' && action.becomes === '' ? t('grid.noActionTitle') : <ChangedWords {...action} />}
      </th>
      <td>
        <ChangedWords {...step} />
        {movedFrom.map(({ what, spot }) => (
          <span key={what} className="rt-compare__note">
            {t(`version.compare.movedFrom.${what}`, { where: spotWords(spot, t) })}
          </span>
        ))}
        {others.map((field) => (
          <span key={`${field.field} ${field.column}`} className="rt-compare__note">
            {fieldName(field, names, t)}:{' '}
            <ChangedWords
              was={valueWords(field.was, field, names, t)}
              becomes={valueWords(field.becomes, field, names, t)}
            />
          </span>
        ))}
      </td>
      <td>
        <ChangedWords {...planning} />
      </td>
    </tr>
  )
}
