/** Rows of cells on the clipboard: tab-separated text as spreadsheets write it, and back. */

export type Matrix = readonly (readonly string[])[]

/** Cells with a tab, a line break or a leading quote are quoted, as Excel, Calc and Google Sheets do. */
export function writeTsv(matrix: Matrix): string {
  const quote = (cell: string) => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return matrix.map((row) => row.map(quote).join('\t')).join('\r\n')
}

/**
 * Reads tab-separated text. A cell is quoted only when its quote is closed right before a tab, a line end or
 * the end; any other quote is a character. A last empty line is none.
 */
export function readTsv(text: string): Matrix {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null
    const end = quoted?.end ?? findEnd(text, at)
    rows.at(-1)?.push(quoted?.cell ?? text.slice(at, end))
    if (end >= text.length) break
    const newLine = text[end] !== '\t'
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (!newLine) continue
    if (at >= text.length) break
    rows.push([])
  }
  return rows
}

function readQuoted(text: string, start: number): { cell: string; end: number } | null {
  let cell = ''
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at++
    } else {
      const end = at + 1
      const closed = end >= text.length || /[\t\r\n]/.test(text[end] as string)
      return closed ? { cell: cell.replaceAll('\r\n', '\n'), end } : null
    }
  }
  return null
}

function findEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\t\r\n]/)
  return found === -1 ? text.length : from + found
}
