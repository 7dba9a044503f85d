/** Which known names fit what is being typed in a cell of names: one person, a duo, a function, an organisation. */
import { foldWords } from '../../i18n/fold-words.ts'

export type KnownName = {
  name: string
  /** How often it stands in the column already. */
  uses: number
}

/** The name to put in place of the words from `start` to `end`. */
export type NameSuggestion = { name: string; start: number; end: number }

/** More is no help while typing; who asks for all of them can scroll. */
const maxTyped = 8
const maxAll = 100
const maxNameLength = 80

/** Between the names of one cell. `en` may also stand inside the name of a team, so a name goes past it too. */
const betweenNames = /\s*[/,;&+\n]\s*|\s+(?:en|and)\s+/giu
const surelyBetweenNames = /[/,;&+\n]/

/** Every name that the cells of a column hold, alone or beside another, and the members. */
export function collectNames(cells: Iterable<string>, members: readonly string[]): KnownName[] {
  const uses = new Map<string, number>()
  for (const cell of cells) {
    const names = new Set([cell, ...cell.split(surelyBetweenNames)].map((name) => name.trim()))
    for (const name of names)
      if (name !== '' && name.length <= maxNameLength && !name.includes('\n'))
        uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  for (const name of members) uses.set(name, uses.get(name) ?? 0)
  return [...uses].map(([name, count]) => ({ name, uses: count }))
}

/**
 * What fits at the caret, best first. Only what stands before the caret is replaced, and what stands behind it when
 * the name goes on with it: letters that a colleague types there stay. With `all` nothing need be typed yet; where
 * nothing fits what stands there, a name that is chosen comes in place of the whole one at the caret.
 */
export function suggestNames(
  words: string,
  caret: number,
  known: readonly KnownName[],
  { all = false }: { all?: boolean } = {},
): NameSuggestion[] {
  const found = new Map<string, NameSuggestion>()
  const results = new Set<string>()
  const folded = known.map((one) => ({ ...one, folded: foldWords(one.name) }))
  for (const start of beginningsOf(words, caret)) {
    const query = foldWords(words.slice(start, caret))
    if (query === '' && !all) continue
    const fitting = folded
      .map((one) => ({ ...one, rank: rankOf(one.folded, query) }))
      .filter(({ rank }) => rank < notAtAll)
      .sort((a, b) => a.rank - b.rank || b.uses - a.uses || a.name.localeCompare(b.name))
    for (const { name, rank } of fitting) {
      const end = rank === atBeginning ? endOf(words, caret, name, caret - start) : caret
      const result = words.slice(0, start) + name + words.slice(end)
      // A name that a longer reading found is not also offered inside itself.
      if (result !== words && !results.has(result) && !found.has(name)) found.set(name, { name, start, end })
      results.add(result)
    }
  }
  if (all && found.size === 0) return namesInstead(words, caret, known)
  return [...found.values()].slice(0, all ? maxAll : maxTyped)
}

/** Every other name, those used most first. */
function namesInstead(words: string, caret: number, known: readonly KnownName[]): NameSuggestion[] {
  const start = beginningsOf(words, caret).at(-1) ?? 0
  const [rest = ''] = words.slice(caret).split(betweenNames)
  const end = caret + rest.length
  return [...known]
    .filter(({ name }) => name !== words.slice(start, end))
    .sort((a, b) => b.uses - a.uses || a.name.localeCompare(b.name))
    .slice(0, maxAll)
    .map(({ name }) => ({ name, start, end }))
}

const atBeginning = 0
const atWord = 1
const notAtAll = 2

function rankOf(name: string, query: string): number {
  if (name.startsWith(query)) return atBeginning
  return [' ', '-', '('].some((before) => name.includes(before + query)) ? atWord : notAtAll
}

/** Where the name at the caret may begin: the longest reading first. */
function beginningsOf(words: string, caret: number): number[] {
  const before = words.slice(0, caret)
  const ends = [...before.matchAll(betweenNames)].map((match) => match.index + match[0].length)
  return [0, ...ends].map((start) => start + (before.slice(start).match(/^\s*/)?.[0].length ?? 0))
}

/** Behind what stands after the caret if that is how the name goes on, else at the caret. */
function endOf(words: string, caret: number, name: string, typed: number): number {
  const [rest = ''] = words.slice(caret).split(betweenNames)
  const goesOn = rest !== '' && foldWords(name.slice(typed)).startsWith(foldWords(rest))
  return goesOn ? caret + rest.length : caret
}
