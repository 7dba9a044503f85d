/** Why a file was refused, in a sentence that says what to do. */
import type { TFunction } from 'i18next'
import type { Refusal } from './read-import.ts'

export function refusalWords(t: TFunction, code: Refusal, name: string): string {
  switch (code) {
    case 'not-csv':
      return t('exchange.notCsv', { name })
    case 'unreadable':
      return t('exchange.unreadable')
    case 'csv-empty':
      return t('list.import.empty', { name })
    default:
      return t(`errors.${code}`)
  }
}
