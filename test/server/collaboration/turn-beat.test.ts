/** When rooms take their turns. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Turn } from '#server/collaboration/turn-beat.ts'
import { createTurnBeat, notAsked } from '#server/collaboration/turn-beat.ts'

test('[SY49] a room that asks for its next turn within one has it after a rest, in which others are served', async () => {
  const beat = createTurnBeat(20)
  /** Without any rest the test would not come to its end. */
  const most = 1_000
  let taken = 0
  const turn: Turn = {
    dueMs: notAsked,
    take() {
      taken += 1
      if (taken < most) beat.ask(turn, 0)
    },
  }
  beat.ask(turn, 0)
  const start = performance.now()
  await wait(200)
  const rests = (performance.now() - start) / 20
  turn.dueMs = notAsked
  expect(taken).toBeGreaterThan(1)
  expect(taken).toBeLessThanOrEqual(Math.ceil(rests) + 1)
})
