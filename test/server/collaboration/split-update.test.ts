/** Splitting an update: its pieces, one after another, are what the whole was. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { splitUpdate } from '#server/collaboration/split-update.ts'
import { createUpdateSplitter } from '#server/collaboration/update-splitter.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { addAction, addStep, addTheme } from '#shared/plan/edit-plan.ts'
import { createRandomEditor } from '#test/convergence/random-editor.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { createLetterRecord, createRandomTypist } from '#test/convergence/random-typist.ts'

const limits = { maxMessageParts: 200_000, maxPartsAtOnce: 7 }

test('[LM18] the pieces of random updates of several people, one after another, are what the whole was', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed)
    let ids = 0
    const people = [createPlanDocuments(), createPlanDocuments(), createPlanDocuments()]
    const record = createLetterRecord()
    const editors = people.map((documents) =>
      createRandomEditor(
        documents,
        random,
        createRandomTypist(documents, random, record),
        () => `id${ids++}`,
      ),
    )
    let known: Uint8Array | null = null
    for (let round = 0; round < 60; round++) {
      const at = random.below(people.length)
      editors[at]?.edit()
      const [one, other] = [people[at], random.pick(people)]
      if (one && other && random.chance(0.5))
        Y.applyUpdate(other.plan, Y.encodeStateAsUpdate(one.plan, Y.encodeStateVector(other.plan)))
      if (round === 20 && one) known = Y.encodeStateAsUpdate(one.plan)
    }
    const whole = Y.mergeUpdates(people.map(({ plan }) => Y.encodeStateAsUpdate(plan)))
    const state = known === null ? undefined : Y.encodeStateVectorFromUpdate(known)
    const update = Y.diffUpdate(whole, state ?? Uint8Array.of(0))

    const pieces = splitUpdate(update, limits)
    expect(pieces.length, `seed ${seed}`).toBeGreaterThan(5)
    const doc = new Y.Doc()
    if (known !== null) Y.applyUpdate(doc, known)
    for (const piece of pieces) {
      const { structs, ds } = Y.decodeUpdate(piece)
      const ranges = [...ds.clients.values()].reduce((sum, own) => sum + own.length, 0)
      // A row with all that it was made with may be twice as much.
      expect(structs.length, `seed ${seed}`).toBeLessThanOrEqual(14)
      expect(ranges, `seed ${seed}`).toBeLessThanOrEqual(7)
      Y.applyUpdate(doc, piece)
      expect(doc.store.pendingStructs, `seed ${seed}`).toBeNull()
      expect(doc.store.pendingDs, `seed ${seed}`).toBeNull()
    }
    const expected = new Y.Doc()
    Y.applyUpdate(expected, whole)
    expect(Y.encodeStateAsUpdate(doc), `seed ${seed}`).toEqual(Y.encodeStateAsUpdate(expected))
  }
})

test('[LM18] a row is in one piece with all that it was made with', () => {
  const documents = createPlanDocuments()
  const origin = { by: 'anna' }
  addTheme(documents, { id: 'theme', title: 'x' }, origin)
  const action = { id: 'action', theme: 'theme', kind: 'planned', title: 'x' } as const
  addAction(documents, action, { id: 'first', text: 'x' }, origin)
  for (let row = 0; row < 100; row++)
    addStep(documents, { id: `row ${row}`, action: 'action', text: 'words' }, origin)
  const pieces = splitUpdate(Y.encodeStateAsUpdate(documents.plan), { ...limits, maxPartsAtOnce: 40 })
  expect(pieces.length).toBeGreaterThan(10)
  for (const piece of pieces) {
    const { structs } = Y.decodeUpdate(piece)
    const first = structs[0]?.id.clock ?? 0
    for (const struct of structs) {
      if (struct instanceof Y.Item && struct.parent instanceof Y.ID)
        expect(struct.parent.clock).toBeGreaterThanOrEqual(first)
    }
  }
})

test('[LM18] what has to wait for something that is not in the update comes last, in pieces as well', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let count = 0; count < 40; count++) doc.getText('title').insert(0, 'x')
  // Of letters 10 to 14 nothing came.
  const update = Y.mergeUpdates([...updates.slice(0, 10), ...updates.slice(15)])
  const pieces = splitUpdate(update, limits)
  expect(pieces.map((piece) => Y.decodeUpdate(piece).structs.length)).toEqual([7, 3, 7, 7, 7, 4])
  const late = new Y.Doc()
  for (const piece of [...pieces, ...updates.slice(10, 15)]) Y.applyUpdate(late, piece)
  expect(late.getText('title').length).toBe(40)
})

test('[LM18] who waits for a split while the server stops is told to come back', async () => {
  const splitter = createUpdateSplitter(limits)
  const doc = new Y.Doc()
  doc.getText('title').insert(0, 'x')
  const update = Y.encodeStateAsUpdate(doc)
  expect(await splitter.split(update)).toHaveLength(1)
  const asked = [splitter.split(update), splitter.split(update)]
  splitter.close()
  for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'unavailable' })
})

test('[LM18] an update that is mostly gaps is none', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let count = 0; count < 400; count++) doc.getText('title').insert(0, 'x')
  const update = Y.mergeUpdates(updates.filter((_, index) => index % 2 === 0))
  expect(() => splitUpdate(update, { maxMessageParts: 700, maxPartsAtOnce: 7 })).not.toThrow()
  expect(() => splitUpdate(update, { maxMessageParts: 600, maxPartsAtOnce: 7 })).toThrow('too many gaps')
})
