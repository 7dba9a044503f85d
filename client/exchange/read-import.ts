/** Reads a chosen file in the browser: what would become of it as a plan or a list, before anything is made. */
import type { ImportResult } from '#shared/exchange/csv-import.ts'
import { importCsv } from '#shared/exchange/csv-import.ts'
import type { ListCsvResult } from '#shared/exchange/list-csv-import.ts'
import { readListCsv } from '#shared/exchange/list-csv-import.ts'

export type Understood = Extract<ImportResult, { ok: true }>
export type ImportReading =
  | { state: 'understood'; bytes: Uint8Array<ArrayBuffer>; title: string; result: Understood }
  | { state: 'refused'; code: Extract<ImportResult, { ok: false }>['code'] | FileRefusal }
export type ListImportReading =
  | { state: 'understood'; title: string; result: Extract<ListCsvResult, { ok: true }> }
  | { state: 'refused'; code: Extract<ListCsvResult, { ok: false }>['code'] | FileRefusal }
export type Refusal = Extract<ImportReading | ListImportReading, { state: 'refused' }>['code']
type FileRefusal = 'not-csv' | 'unreadable'

const maxTitleLength = 400
const textExtensions = ['csv', 'tsv', 'tab', 'txt']

export async function readImport(file: File): Promise<ImportReading> {
  const bytes = await readBytes(file)
  if (typeof bytes === 'string') return { state: 'refused', code: bytes }
  const result = importCsv(bytes)
  if (!result.ok) return { state: 'refused', code: result.code }
  return { state: 'understood', bytes, title: titleFromFileName(file.name), result }
}

/** As `readImport`, of a file that is to become a list. */
export async function readListImport(file: File): Promise<ListImportReading> {
  const bytes = await readBytes(file)
  if (typeof bytes === 'string') return { state: 'refused', code: bytes }
  const result = readListCsv(bytes)
  if (!result.ok) return { state: 'refused', code: result.code }
  return { state: 'understood', title: titleFromFileName(file.name), result }
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

async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer> | FileRefusal> {
  if (!isTextName(file.name)) return 'not-csv'
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return 'unreadable'
  }
}
