/** Dates and numbers as people here write them. */
import { currentLanguage } from './language.ts'

const locales = { nl: 'nl-NL', en: 'en-GB' } as const

/** `22 november 2026`. Takes an ISO 8601 instant. */
export function formatDate(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(instant))
}

/** `22 november 2026 om 14:02`. Takes an ISO 8601 instant. */
export function formatDateTime(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  )
}

/** `27-10-2026`. Takes an ISO 8601 calendar date. */
export function formatDay(day: string): string {
  return dayFormat({ timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00Z`))
}

/** `22-11-2026 14:02`. Takes an ISO 8601 instant. */
export function formatMoment(instant: string): string {
  return dayFormat({ hour: '2-digit', minute: '2-digit' }).format(new Date(instant)).replace(',', '')
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value)
}

/** `Meerdijk, Oeverland en Plassen` */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words)
}

function dayFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', ...options })
}

/** The locale for anything else that sorts or formats. */
export function locale(): string {
  return locales[currentLanguage()]
}
