/**
 * Types letters that occur nowhere else into the cells of a plan, and keeps a record of where each was typed
 * and which were taken out again by anybody.
 */
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { entitiesOf } from '#shared/plan/documents.ts'
import type { TextCell, TextRef } from '#shared/plan/text-cell.ts'
import { openTextCell, setText } from '#shared/plan/text-cell.ts'
import type { RandomSource } from './random-source.ts'

export type LetterRecord = {
  /** By letter: the cell it was typed into. */
  readonly typed: ReadonlyMap<string, TextRef>
  readonly deleted: ReadonlySet<string>
  newLetters(ref: TextRef, count: number): string
  noteDeleted(before: string, after: string): void
}

export type RandomTypist = {
  /** Words for a text that is about to be made. */
  compose(ref: TextRef): string
  type(): void
}

const firstLetter = 0x4e00

export function createLetterRecord(): LetterRecord {
  const typed = new Map<string, TextRef>()
  const deleted = new Set<string>()
  return {
    typed,
    deleted,
    newLetters(ref, count) {
      let letters = ''
      for (let made = 0; made < count; made++) {
        const letter = String.fromCodePoint(firstLetter + typed.size)
        typed.set(letter, ref)
        letters += letter
      }
      return letters
    },
    noteDeleted(before, after) {
      for (const letter of before) if (!after.includes(letter)) deleted.add(letter)
    },
  }
}

export function createRandomTypist(
  documents: PlanDocuments,
  random: RandomSource,
  record: LetterRecord,
): RandomTypist {
  const origin = { by: 'typist' }
  const open: { ref: TextRef; cell: TextCell }[] = []
  const { pick, chance, below } = random

  function chooseCell(): { ref: TextRef; cell: TextCell } | null {
    if (open.length > 0 && chance(0.6)) return pick(open)
    const ref = chooseRef()
    const cell = openTextCell(documents, ref, origin)
    if (cell === null) return null
    open.push({ ref, cell })
    return { ref, cell }
  }

  function chooseRef(): TextRef {
    const theme = pick([...entitiesOf(documents, 'theme').keys()])
    const action = pick([...entitiesOf(documents, 'action').keys()])
    const step = pick([...entitiesOf(documents, 'step').keys()])
    const column = pick([...entitiesOf(documents, 'column').keys()])
    const refs: TextRef[] = [{ kind: 'plan', field: 'title' }]
    if (theme) refs.push({ kind: 'theme', id: theme, field: pick(['title', 'introduction']) })
    if (action) refs.push({ kind: 'action', id: action, field: 'title' })
    if (step) {
      const fields = ['text', 'planning', 'owner', 'note', 'note'] as const
      refs.push({ kind: 'step', id: step, field: pick(fields) })
      if (column) refs.push({ kind: 'cell', id: step, column }, { kind: 'cell', id: step, column })
    }
    const list = pick([...entitiesOf(documents, 'list').keys()])
    if (list) refs.push({ kind: 'list', id: list, field: pick(['title', 'introduction']) })
    const row = pick([...entitiesOf(documents, 'listRow').keys()])
    const listColumn = pick([...entitiesOf(documents, 'listColumn').keys()])
    if (row && listColumn) refs.push({ kind: 'cell', id: row, column: listColumn })
    return pick(refs)
  }

  /** Does something to a text, and notes what is gone after it. */
  function change({ cell }: { cell: TextCell }, act: () => void): void {
    const before = cell.read()
    act()
    record.noteDeleted(before, cell.read())
  }

  return {
    compose: (ref) => record.newLetters(ref, below(3)),
    type() {
      const chosen = chooseCell()
      if (chosen === null) return
      const { ref, cell } = chosen
      const text = cell.read()
      const start = below(text.length + 1)
      const end = chance(0.25) ? Math.min(text.length, start + below(4)) : start
      if (chance(0.85)) {
        change(chosen, () => cell.replace(start, end, record.newLetters(ref, 1 + below(3))))
      } else if (chance(0.5)) {
        const words = text.slice(0, start) + record.newLetters(ref, 2) + text.slice(end)
        change(chosen, () => setText(documents, ref, words, origin))
      } else {
        change(chosen, pick([() => cell.undo(), () => cell.redo(), () => cell.revert()]))
      }
      if (chance(0.2)) {
        cell.close()
        open.splice(open.indexOf(chosen), 1)
      }
    },
  }
}
