/**
 * Keeps a spreadsheet from running a cell as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * papaparse can do this too (`escapeFormulae`), but only on the way out: its mark can't be told from an
 * apostrophe that was typed, so nothing can take it off again on import; it forgets the full-width forms; and
 * a cell of several lines slips through. Ours adds and removes exactly one apostrophe, so every text comes back.
 */

const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
/** The way we write a negative number ourselves. It runs nothing, and stays a number in the spreadsheet. */
const negativeNumber = /^'*-\d+(,\d+)?$/

/** Puts one `'` in front of a cell that a spreadsheet could run. `- point` stays readable as `'- point`. */
export function guardCell(cell: string): string {
  return isDangerous(cell) ? `'${cell}` : cell
}

/** Takes off what `guardCell` put on. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && isDangerous(cell) ? cell.slice(1) : cell
}

function isDangerous(cell: string): boolean {
  return formula.test(cell) && !negativeNumber.test(cell)
}
