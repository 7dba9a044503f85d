/** Updates that are small, and would keep Yjs busy for minutes. */

import * as encoding from 'lib0/encoding'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { defaultLimits } from '#server/collaboration/settings.ts'
import { orderUpdate } from '#server/collaboration/update-order.ts'
import { createUpdateCheck } from '#shared/plan/check-update.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import type { ForgedGroup } from '#test/support/forge-update.ts'
import { forgeUpdate } from '#test/support/forge-update.ts'
import { encodeUpdate, openFrameClient } from '#test/support/frame-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

/** A title of single letters, each typed in front of the one before: as many items. */
function typeBackwards(count: number, client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  for (let typed = 0; typed < count; typed++) doc.getText('title').insert(0, 'a')
  return doc
}

/** Letters that all begin in front of everything, and end at a neighbour far away, each another one. */
function forgeScattered(count: number, neighbours: number): Uint8Array {
  const encoder = encoding.createEncoder()
  const number = (value: number) => encoding.writeVarUint(encoder, value)
  for (const value of [1, count, 2, 0]) number(value)
  for (let letter = 0; letter < count; letter++) {
    // A text with a right neighbour and no left one.
    for (const value of [4 | 64, neighbours, letter, 1, 97]) number(value)
  }
  number(0)
  return encoding.toUint8Array(encoder)
}

test('[AT10] an update that makes Yjs go past everything for each item is refused at once', async () => {
  const server = await startSyncServer()
  const honest = await openStockClient(server)
  Y.applyUpdate(honest.doc, Y.encodeStateAsUpdate(typeBackwards(5_000, 1)))
  const reader = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => expect(reader.text.length).toBe(5_000), waitLong)
  const attacker = await openFrameClient(server, { user: 'carla' })
  await attacker.roundTrip()

  const start = performance.now()
  attacker.send(encodeUpdate(forgeScattered(5_000, 1)))
  await vi.waitFor(() => expect(attacker.closed()).toEqual({ code: 4422, reason: 'broken-plan' }), waitLong)
  // Taken in, it would have been about six seconds.
  expect(performance.now() - start).toBeLessThan(2_000)
  expect(reader.text.length).toBe(5_000)
})

test('[AT10] the same in one update that brings its own neighbours', () => {
  const update = Y.mergeUpdates([Y.encodeStateAsUpdate(typeBackwards(2_000, 1)), forgeScattered(2_000, 1)])
  expect(checkOn(new Y.Doc(), update).fault).toBe('too much to merge')
})

test('[AT10] many first values of one key are refused, and many later ones are not', () => {
  const rivals = Array.from({ length: 300 }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = index + 1
    doc.getMap('statuses').set('step', 'green')
    return Y.encodeStateAsUpdate(doc)
  })
  expect(checkOn(new Y.Doc(), Y.mergeUpdates(rivals), 'progress').fault).toBe('too much to merge')
  const patient = new Y.Doc()
  for (let set = 0; set < 5_000; set++)
    patient.getMap('statuses').set('step', set % 2 === 0 ? 'green' : 'red')
  expect(checkOn(new Y.Doc(), Y.encodeStateAsUpdate(patient), 'progress').fault).toBeNull()
})

test('[AT10] what two people wrote apart in one text for days is merged', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const random = createRandom(seed)
    const base = new Y.Doc()
    base.getText('title').insert(0, 'het begin van een lange tekst')
    const apart = [0, 1].map(() => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
      const text = doc.getText('title')
      let caret = 5
      for (let edit = 0; edit < 3_000; edit++) {
        if (random.chance(0.05)) caret = random.below(text.length + 1)
        if (random.chance(0.2) && caret > 0) text.delete(--caret, 1)
        else text.insert(caret++, 'x')
      }
      return doc
    }) as [Y.Doc, Y.Doc]
    const { fault, mergeSteps } = checkOn(
      apart[0],
      Y.encodeStateAsUpdate(apart[1], Y.encodeStateVector(base)),
    )
    expect(fault, `seed ${seed}`).toBeNull()
    expect(mergeSteps).toBeLessThan(5_000)
  }
})

test('[AT10] many who wait for the last word of one other are not looked at for each word before it', () => {
  const [speaker, other, words] = [1, 2, 10_000]
  const inTurn = (client: number, before: number, from: number): ForgedGroup => ({
    client,
    clock: 0,
    structs: Array.from({ length: words }, (_, clock) =>
      clock < from ? { parent: 'title', text: 'a' } : { origin: [before, clock - from], text: 'a' },
    ),
  })
  const waiters = Array.from(
    { length: 9_000 },
    (_, index): ForgedGroup => ({
      client: 10 + index,
      clock: 0,
      structs: [{ origin: [speaker, words - 1], text: 'b' }],
    }),
  )
  const update = forgeUpdate([inTurn(other, speaker, 0), inTurn(speaker, other, 1), ...waiters])
  const content = Y.decodeUpdate(update)
  const start = performance.now()
  const { structs, needs } = orderUpdate(
    () => 0,
    content,
    () => false,
  )
  // Each of them at each word would be ninety million looks.
  expect(performance.now() - start).toBeLessThan(500)
  expect([structs.length, needs]).toEqual([2 * words + waiters.length, []])
})

test('[AT10] deletions that cut a long list in pieces are counted, and too many are refused', () => {
  const long = typeBackwards(0, 1)
  long.getText('title').insert(0, 'x'.repeat(60_000))
  for (let typed = 0; typed < 60_000; typed++) long.getText('title').insert(0, 'a')
  const first = (count: number) =>
    forgeUpdate([], [{ client: 1, ranges: Array.from({ length: count }, (_, index) => [2 * index + 1, 1]) }])
  expect(checkOn(long, first(100)).fault).toBeNull()
  expect(checkOn(long, first(20_000)).fault).toBe('too much to merge')
})

function checkOn(doc: Y.Doc, update: Uint8Array, kind: 'plan' | 'progress' = 'plan') {
  const content = Y.decodeUpdate(update)
  const ordered = orderUpdate(
    (client) => Y.getState(doc.store, client),
    content,
    () => false,
  )
  if (ordered.needs.length > 0) throw new Error('not complete')
  return createUpdateCheck(doc, kind, defaultLimits)(ordered.structs, content.ds)
}
