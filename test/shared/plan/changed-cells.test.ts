import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { changedCells } from '#shared/plan/changed-cells.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { addAction, addTheme, moveStep, removeEntity, setStatus } from '#shared/plan/edit-plan.ts'
import { setText } from '#shared/plan/text-cell.ts'

const origin = { by: 'test' }

test('[PM56] a cell that is changed letter by letter is one change, and each other cell another', () => {
  const documents = createPlanDocuments()
  addTheme(documents, { id: 't' }, origin)
  addAction(documents, { id: 'a', theme: 't', kind: 'planned' }, { id: 's' }, origin)
  const counted = (...edits: (() => void)[]) => {
    const cells = new Set<string>()
    const count = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      const changed = changedCells(transaction)
      expect(changed).not.toEqual([])
      for (const cell of changed) cells.add(cell)
    }
    for (const doc of [documents.plan, documents.progress]) doc.on('update', count)
    for (const edit of edits) edit()
    for (const doc of [documents.plan, documents.progress]) doc.off('update', count)
    return cells.size
  }
  const type = (field: 'text' | 'planning', words: string) => () =>
    setText(documents, { kind: 'step', id: 's', field }, words, origin)
  expect(counted(type('text', 'W'), type('text', 'Wi'), type('text', 'Wij'), type('text', ''))).toBe(1)
  expect(counted(type('text', 'Wensen'), type('planning', '2026'))).toBe(2)
  expect(counted(() => setStatus(documents, 's', 'red', origin))).toBe(1)
  expect(counted(() => moveStep(documents, { id: 's', action: 'a', after: null }, origin))).toBe(1)
  expect(counted(() => removeEntity(documents, 'action', 'a', { by: 'test', at: 0 }, origin))).toBe(1)
})
