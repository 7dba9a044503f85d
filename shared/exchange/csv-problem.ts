/** What is said about a line of a file that could not be taken over as it is. */
import type { ImportProblem } from '../protocol/http.ts'
import type { CsvRow } from './csv-table.ts'

const maxValueLength = 80

/** `words`: those of the line that show which one it is. */
export function problemOf(row: CsvRow, code: ImportProblem['code'], words = ''): ImportProblem {
  const value = words.trim()
  const shown =
    value.length > maxValueLength ? `${value.slice(0, maxValueLength - 1).toWellFormed()}…` : value
  return { line: row.line, code, ...(shown !== '' && { value: shown }) }
}
