/** Reads a chosen file in the browser: what would become of it as a plan, before anything is made. */
import type { ImportResult } from '#shared/exchange/csv-import.ts'
import { importCsv } from '#shared/exchange/csv-import.ts'

export type Understood = Extract<ImportResult, { ok: true }>
export type ImportReading =
  | { state: 'understood'; bytes: Uint8Array<ArrayBuffer>; title: string; result: Understood }
  | { state: 'refused'; code: Extract<ImportResult, { ok: false }>['code'] | 'not-csv' | 'unreadable' }

const maxTitleLength = 400
const textExtensions = ['csv', 'tsv', 'tab', 'txt']

export async function readImport(file: File): Promise<ImportReading> {
  if (!isTextName(file.name)) return { state: 'refused', code: 'not-csv' }
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return { state: 'refused', code: 'unreadable' }
  }
  const result = importCsv(bytes)
  if (!result.ok) return { state: 'refused', code: result.code }
  return { state: 'understood', bytes, title: titleFromFileName(file.name), result }
}

/** `Agenda_Jeugd-en-onderwijs 2026.csv` → `Agenda Jeugd-en-onderwijs 2026` */
export function titleFromFileName(name: string): string {
  const bare = name.replace(/\.[^.]+$/, '')
  const words = bare.replaceAll('_', ' ').replace(/\s+/g, ' ').trim()
  const spaced = words.includes(' ') ? words : words.replaceAll('-', ' ')
  return (spaced.charAt(0).toUpperCase() + spaced.slice(1)).slice(0, maxTitleLength)
}

/** A spreadsheet or a document is refused with advice instead of read as gibberish. */
export function isTextName(name: string): boolean {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  return extension === undefined || textExtensions.includes(extension)
}
