/** What honest people do passes every check, whatever the order in which it comes. */

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createClientOwners } from '#server/collaboration/client-owners.ts'
import { defaultLimits } from '#server/collaboration/settings.ts'
import { createUpdateGate } from '#server/collaboration/update-gate.ts'
import { createUpdateCheck } from '#shared/plan/check-update.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments, migratePlan } from '#shared/plan/documents.ts'
import { keepTextCells } from '#shared/plan/fill-text-cells.ts'
import { createRandomEditor } from '#test/convergence/random-editor.ts'
import type { RandomSource } from '#test/convergence/random-source.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { createLetterRecord, createRandomTypist } from '#test/convergence/random-typist.ts'
import { anna } from '#test/support/stored-plan.ts'

const kinds = ['plan', 'progress'] as const
const serverOrigin = { by: 'server' }
const runs = 60
const rounds = 40

test('[AT2] every edit of the plan’s own functions passes the check of its shape, in any order', () => {
  const first = process.env.SEED === undefined ? Date.now() % 1_000_000_000 : Number(process.env.SEED)
  console.log(`seeds ${first} to ${first + runs - 1}; SEED=<seed> begins there again`)
  let taken = 0
  for (let seed = first; seed < first + runs; seed++) taken += run(seed)
  expect(taken).toBeGreaterThan(runs * rounds)
})

/** Answers how many updates were taken in. */
function run(seed: number): number {
  const random = createRandom(seed)
  const server = createPlanDocuments()
  migratePlan(server, serverOrigin)
  keepTextCells(server, serverOrigin)
  let ids = 0
  let taken = 0
  const record = createLetterRecord()
  const people = Array.from({ length: 3 }, () => {
    const documents = createPlanDocuments()
    const typist = createRandomTypist(documents, random, record)
    return { documents, ...createRandomEditor(documents, random, typist, () => `id${ids++}`) }
  })

  for (let round = 0; round < rounds; round++) {
    for (const { edit } of people) for (let count = random.below(4); count > 0; count--) edit()
    for (const { documents } of people) {
      if (random.chance(0.3)) continue
      for (const kind of kinds) taken += exchange(documents, server, kind, random, seed)
    }
  }
  return taken
}

function exchange(
  mine: PlanDocuments,
  server: PlanDocuments,
  kind: (typeof kinds)[number],
  random: RandomSource,
  seed: number,
): number {
  const doc = server[kind]
  const gate = createUpdateGate({
    doc,
    check: createUpdateCheck(doc, kind, defaultLimits),
    speakerOf: () => null,
    owners: createClientOwners(defaultLimits),
    hasRoomFor: () => true,
  })
  const update = Y.encodeStateAsUpdate(mine[kind], Y.encodeStateVector(doc))
  const verdict = gate.judge(anna, update, Y.decodeUpdate(update), true)
  expect(['fits', 'known'], `SEED=${seed}`).toContain(verdict.kind)
  Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs, `SEED=${seed}`).toBeNull()
  if (random.chance(0.8)) Y.applyUpdate(mine[kind], Y.encodeStateAsUpdate(doc))
  return 1
}
