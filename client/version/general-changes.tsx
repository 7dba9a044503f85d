/** What changed, line by line: about the plan as a whole, or in one of its lists. */
import { useTranslation } from 'react-i18next'
import type { Difference } from '#shared/version/difference.ts'
import { ChangedWords } from '../ui/changed-words.tsx'
import { ChangeMark } from './change-mark.tsx'
import type { Names } from './field-words.ts'
import { fieldName, valueWords } from './field-words.ts'

type Props = { heading: string; differences: readonly Difference[]; names: Names }

export function GeneralChanges({ heading, differences, names }: Props) {
  const { t } = useTranslation()
  return (
    <section className="rt-compare__theme">
      <h3 className="rt-compare__heading">{heading}</h3>
      <ul className="rt-compare__general">
        {differences.map((one) => (
          <li key={`${one.change} ${one.kind} ${one.id}`}>
            <ChangeMark mark={one.change} />
            <span>
              <strong>{t(`version.kind.${one.kind}`)}</strong> {one.kind === 'plan' ? null : one.label}
              {one.change === 'changed' || one.kind === 'listRow'
                ? one.fields.map((field) => (
                    <span key={field.column ?? field.field} className="rt-compare__note">
                      {fieldName(field, names, t)}:{' '}
                      <ChangedWords
                        was={valueWords(field.was, field, names, t)}
                        becomes={valueWords(field.becomes, field, names, t)}
                      />
                    </span>
                  ))
                : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
