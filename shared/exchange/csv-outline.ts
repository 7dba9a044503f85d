/**
 * Finds out, line by line, under which theme, table and action a step belongs, and brings equal words
 * together. A blank cell repeats the one above it, as merged cells of a document do.
 */
import type { DraftStep, DraftTheme } from '../plan/draft.ts'
import type { TableKind } from '../plan/schema.ts'
import type { ImportProblem } from '../protocol/http.ts'
import { findTable, titleFromWords } from './csv-words.ts'

/** The trimmed words of one line. `table` is null in a file without such a column. */
export type OutlineWords = { theme: string; table: string | null; action: string }

export type Outline = {
  /** Puts a step in its place, or says why it has none. `bare`: the line has nothing but these words. */
  place(words: OutlineWords, step: DraftStep, bare: boolean): ImportProblem['code'] | null
  themes(): DraftTheme[]
}

type Steps = DraftStep[]
type Theme = { title: string; tables: Record<TableKind, Map<string, Steps>> }

export function createOutline(): Outline {
  const themes = new Map<string, Theme>()
  let theme: Theme | null = null
  let kind: TableKind | null = null
  let steps: Steps | null = null
  /** The last line named an action and nothing else: the heading of the lines below, or an action without steps. */
  let heading = false

  function enterTheme(words: string): void {
    if (theme !== null && (words === '' || titleFromWords(words) === theme.title)) return
    const title = titleFromWords(words)
    theme = themes.get(title) ?? { title, tables: { existing: new Map(), planned: new Map() } }
    themes.set(title, theme)
    kind = null
    steps = null
  }

  function enterTable(words: string | null): void {
    if (words === '') return
    const found = words === null ? 'planned' : findTable(words)
    if (found === null || found !== kind) steps = null
    kind = found
  }

  function enterAction(table: Map<string, Steps>, words: string): Steps {
    if (words === '' && steps !== null) {
      if (heading) steps.pop()
      return steps
    }
    const title = titleFromWords(words)
    const entered = table.get(title) ?? []
    table.set(title, entered)
    return entered
  }

  return {
    place(words, step, bare) {
      enterTheme(words.theme)
      enterTable(words.table)
      const empty = bare && words.action === ''
      if (kind === null && words.table) return 'unknown-table'
      if (empty) return null
      if (kind === null || theme === null) return 'table-missing'
      steps = enterAction(theme.tables[kind], words.action)
      steps.push(step)
      heading = bare
      return null
    },
    themes: () =>
      [...themes.values()].map(({ title, tables }) => ({
        title,
        tables: { existing: listActions(tables.existing), planned: listActions(tables.planned) },
      })),
  }
}

function listActions(table: ReadonlyMap<string, Steps>) {
  return [...table].map(([title, steps]) => ({ title, steps }))
}
