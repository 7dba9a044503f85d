/** What all our CSV files have in common: their bytes, their line ends, their quotes, and the guard of their cells. */
import Papa from 'papaparse'
import { guardCell } from './csv-guard.ts'

const byteOrderMark = '\uFEFF'
const newline = '\r\n'

/** The whole file as text, byte order mark included; to be encoded as UTF-8. */
export function writeFile(
  header: readonly string[],
  lines: readonly (readonly string[])[],
  separator: ';' | ',',
): string {
  const write = (some: readonly (readonly string[])[], quotes?: (cell: string) => boolean) =>
    Papa.unparse(
      some.map((line) => line.map((cell) => guardCell(clean(cell)))),
      { delimiter: separator, newline, ...(quotes && { quotes }) },
    ) + newline
  // The header gives away the separator, so there no other one may stand outside quotes; below a title that reads as a
  // directive none may stand there at all.
  const all = header.length === 1 && /^sep=.$/i.test(header[0] ?? '') ? () => true : undefined
  return byteOrderMark + write([header], hasSeparator) + (lines.length > 0 ? write(lines, all) : '')
}

/** What a text loses on its way into any file, so that it looks the same after coming back from one. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed()
}

function hasSeparator(cell: string): boolean {
  return /[;,\t|]/.test(cell)
}
