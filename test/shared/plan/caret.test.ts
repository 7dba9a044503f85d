import { expect, test } from 'vitest'
import { encodeCaret, locateCaret } from '#shared/plan/caret.ts'
import { addColumn } from '#shared/plan/edit-plan.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { presence } from '#shared/protocol/presence.ts'
import { author, copyOf, createSmallPlan, exchange } from './replicas.ts'

const ref: TextRef = { kind: 'step', id: 's', field: 'text' }
const note: TextRef = { kind: 'step', id: 's', field: 'note' }

test('[LV10] a caret that is told to others stands between the same letters for them, whatever is typed', () => {
  for (const text of [ref, note]) {
    const one = createSmallPlan()
    setText(one, text, 'Pilot inrichten', author)
    const other = copyOf(one)
    const caret = encodeCaret(one, text, { anchor: 6, head: 15 })
    if (caret === null) throw new Error('no caret')
    expect(locateCaret(other, text, caret)).toEqual({ anchor: 6, head: 15 })

    setText(other, text, 'Kleine Pilot inrichten', author)
    expect(locateCaret(other, text, caret)).toEqual({ anchor: 13, head: 22 })
    setText(one, text, 'Pilot inrichten in Meerdijk', author)
    exchange(one, other)
    expect(locateCaret(one, text, caret)).toEqual({ anchor: 13, head: 34 })
    setText(one, text, 'weg', author)
    expect(locateCaret(one, text, caret)).toMatchObject({ head: expect.any(Number) })
  }
})

test('[LV10] a caret of another text, of nowhere or of nonsense is none', () => {
  const documents = createSmallPlan()
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  setText(documents, ref, 'Pilot', author)
  const caret = encodeCaret(documents, ref, { anchor: 1, head: 2 })
  if (caret === null) throw new Error('no caret')
  expect(locateCaret(documents, { kind: 'cell', id: 's', column: 'c' }, caret)).toBeNull()
  expect(locateCaret(documents, { kind: 'cell', id: 's', column: 'gone' }, caret)).toBeNull()
  for (const nonsense of ['', 'zz', 'ff'.repeat(40), '00', '0101'])
    expect(locateCaret(documents, ref, { anchor: nonsense, head: nonsense })).toBeNull()
  expect(encodeCaret(documents, { kind: 'cell', id: 's', column: 'gone' }, { anchor: 0, head: 0 })).toBeNull()
  const told = {
    user: { id: 'a', name: 'A', organisation: '' },
    focus: { row: 's', column: 'text', caret: 7 },
  }
  expect(presence.parse(told).focus).toEqual({ row: 's', column: 'text', caret: null })
})
