import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addColumn } from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { TextCell, TextChange, TextRef } from '#shared/plan/text-cell.ts'
import { diffText, openTextCell, setText, shiftIndex } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, exchange, requireStep, send } from './replicas.ts'

const stepText: TextRef = { kind: 'step', id: 's', field: 'text' }
const colleague = { by: 'colleague' }
/** Short texts of few letters, so that many ways to read a change exist. */
const words = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '\n'), maxLength: 8 })

test('[PM22] every text of a plan can be opened, read and typed into', () => {
  const documents = createSmallPlan()
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  const refs: TextRef[] = [
    { kind: 'plan', field: 'title' },
    { kind: 'theme', id: 't', field: 'title' },
    { kind: 'theme', id: 't', field: 'introduction' },
    { kind: 'action', id: 'a', field: 'title' },
    { kind: 'step', id: 's', field: 'text' },
    { kind: 'step', id: 's', field: 'planning' },
    { kind: 'step', id: 's', field: 'owner' },
    { kind: 'step', id: 's', field: 'note' },
    { kind: 'cell', id: 's', column: 'c' },
  ]
  for (const ref of refs) {
    setText(documents, ref, JSON.stringify(ref), author)
    expect(requireCell(documents, ref).read()).toBe(JSON.stringify(ref))
  }
  const plan = readPlan(documents)
  expect(plan.title).toBe(JSON.stringify(refs[0]))
  expect(requireStep(documents).note).toBe(JSON.stringify(refs[7]))
  expect(openTextCell(documents, { kind: 'cell', id: 's', column: 'gone' }, author)).toBeNull()
})

test('[PM23] two people typing in one cell both keep every letter', () => {
  const one = createSmallPlan()
  setText(one, stepText, 'Pilot inrichten', author)
  const other = copyOf(one)
  const mine = requireCell(one, stepText)
  const theirs = requireCell(other, stepText, colleague)
  for (const [index, letter] of [...'kleine '].entries()) mine.replace(index, index, letter)
  theirs.replace(15, 15, ' in Meerdijk')
  theirs.replace(0, 5, 'Proef')
  exchange(one, other)
  expect(mine.read()).toBe(theirs.read())
  expect(mine.read()).toContain('kleine ')
  expect(mine.read()).toContain('Proef')
  expect(mine.read()).toMatch(/ inrichten in Meerdijk$/)
})

test('[PM24] setting a whole text writes only what differs, so a colleague in the same cell keeps all', () => {
  const one = createSmallPlan()
  setText(one, stepText, 'Wensen ophalen bij ouders', author)
  const other = copyOf(one)
  setText(one, stepText, 'Wensen en behoeften ophalen bij ouders', author)
  setText(other, stepText, 'Wensen ophalen bij ouders en scholen', author)
  exchange(one, other)
  expect(requireStep(one).text).toBe('Wensen en behoeften ophalen bij ouders en scholen')
})

test('[PM25] a change of text is one replacement that never splits a character', () => {
  fc.assert(
    fc.property(words, words, fc.nat(16), (before, after, caret) => {
      const { start, end, inserted } = diffText(before, after, Math.min(caret, after.length))
      expect(before.slice(0, start) + inserted + before.slice(end)).toBe(after)
      for (const part of [before.slice(0, start), before.slice(start, end), inserted]) {
        expect(part.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
  expect(diffText('😀', '😁')).toEqual({ start: 0, end: 2, inserted: '😁' })
})

test('[PM25] of several ways to read a change, the one that ends at the caret is taken', () => {
  expect(diffText('aa', 'aaa', 1)).toEqual({ start: 0, end: 0, inserted: 'a' })
  expect(diffText('aa', 'aaa', 2)).toEqual({ start: 1, end: 1, inserted: 'a' })
  expect(diffText('aa', 'aaa', 3)).toEqual({ start: 2, end: 2, inserted: 'a' })
})

test('[PM26] typing through a cell splits no character and gives what the editor shows', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (texts) => {
      const documents = createSmallPlan()
      const cell = requireCell(documents, stepText)
      for (const text of texts) {
        const { start, end, inserted } = diffText(cell.read(), text)
        cell.replace(start, end, inserted)
        expect(cell.read()).toBe(text)
      }
    }),
  )
})

test('[PM27] reverting takes back what was typed through this cell, and nothing of a colleague', () => {
  const one = createSmallPlan()
  setText(one, stepText, 'Evalueren', author)
  const other = copyOf(one)
  const mine = requireCell(one, stepText)
  const theirs = requireCell(other, stepText, colleague)
  mine.replace(0, 9, '')
  mine.replace(0, 0, 'Stoppen')
  theirs.replace(9, 9, ' in 2027')
  exchange(one, other)
  mine.replace(0, 0, 'Niet ')
  mine.revert()
  exchange(one, other)
  expect(mine.read()).toBe('Evalueren in 2027')
  expect(theirs.read()).toBe('Evalueren in 2027')
})

test('[PM27] reverting leaves what the same person wrote before opening the cell', () => {
  const documents = createSmallPlan()
  const earlier = requireCell(documents, stepText)
  earlier.replace(0, 0, 'eerder')
  earlier.close()
  const cell = requireCell(documents, stepText)
  cell.replace(0, 0, 'later en ')
  cell.revert()
  expect(cell.read()).toBe('eerder')
  cell.revert()
  expect(cell.read()).toBe('eerder')
})

test("[PM28] a change tells whether it was one's own, until the listener leaves", () => {
  const one = createSmallPlan()
  const other = copyOf(one)
  const cell = requireCell(one, stepText)
  const seen: boolean[] = []
  const stop = cell.observe(({ mine }) => seen.push(mine))
  cell.replace(0, 0, 'a')
  setText(other, stepText, 'b', colleague)
  send(other, one)
  cell.undo()
  cell.redo()
  stop()
  cell.replace(0, 0, 'c')
  expect(seen).toEqual([true, false, true, true])
})

test('[PM29] a caret stays between the same letters whatever a colleague types', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.nat(8), words, fc.nat(8), (from, length, inserted, caret) => {
      const documents = createSmallPlan()
      setText(documents, stepText, '12345678', author)
      const cell = requireCell(documents, stepText)
      const changes: TextChange[] = []
      cell.observe((change) => changes.push(change))
      const to = Math.min(8, from + length)
      cell.replace(from, to, inserted)
      const shifted = changes.reduce(shiftIndex, caret)
      const left = '12345678'.slice(0, caret)
      const kept = [...left].filter((letter) => cell.read().includes(letter)).join('')
      const shown = cell.read().slice(0, shifted).replace(inserted, '')
      expect(shown).toBe(kept)
    }),
    { numRuns: 1000 },
  )
})

function requireCell(documents: PlanDocuments, ref: TextRef, origin = author): TextCell {
  const cell = openTextCell(documents, ref, origin)
  if (cell === null) throw new Error('this cell has no shared text')
  return cell
}
