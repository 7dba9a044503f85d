/** Names in cells of free text, to choose by. */
import { foldWords } from '../../i18n/fold-words.ts'
import type { FacetOption } from './row-filter.ts'
import { emptyChoice } from './row-filter.ts'

/** Several in one cell stand apart by a comma, a semicolon, a slash or a line break. */
export function namesIn(words: string): string[] {
  return words
    .split(/[,;/\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
}

/** The ids of the names in a cell. */
export function nameIds(words: string): string[] {
  const names = namesIn(words)
  return names.length === 0 ? [emptyChoice] : names.map(foldWords)
}

/** Each name once, as it was written first, in the order of the alphabet. */
export function optionsOfNames(cells: Iterable<string>): FacetOption[] {
  const found = new Map<string, string>()
  for (const words of cells) {
    for (const name of namesIn(words)) {
      const id = foldWords(name)
      if (!found.has(id)) found.set(id, name)
    }
  }
  const names = [...found].map(([id, label]) => ({ id, label }))
  return [...names.sort((a, b) => a.label.localeCompare(b.label, 'nl')), { id: emptyChoice, label: '' }]
}
