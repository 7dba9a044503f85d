/** Several names in one cell. */

/** `Meerdijk, Plassen` → both, each once. Names come apart at commas, semicolons and line breaks. */
export function splitNames(cell: string): string[] {
  const names = cell.split(/[,;\r\n]/).map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}
