/**
 * Somebody who edits a plan at full speed over a real socket, each edit with a letter that occurs nowhere else,
 * and who remembers which of them the server said to have saved.
 */
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { entitiesOf } from '#shared/plan/documents.ts'
import * as edit from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { TextCell, TextRef } from '#shared/plan/text-cell.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'
import { messageType, readSaved } from '#shared/protocol/sync-message.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf } from '#shared/version/plan-content.ts'
import { countingSocketWith, sentUpdates } from '#test/support/counting-socket.ts'
import { createSavedMarks } from '#test/support/saved-marks.ts'
import type { RandomSource } from '../convergence/random-source.ts'

export type RoundWriter = {
  documents: PlanDocuments
  provider: WebsocketProvider
  /** The letters of this writer's edits, in order. */
  readonly own: readonly string[]
  /** Those of which the server said that they are on disk. */
  readonly acknowledged: ReadonlySet<string>
  /** The final closes that this client met. */
  readonly closes: readonly number[]
  type(): void
  /** What the writer's document holds together with a state of the plan. */
  mergedWith(state: Uint8Array): PlanContent
  close(): void
}

const firstLetter = 0x4e00

/** Gives out letters that were not there before. */
export function createLetters(): () => string {
  let given = 0
  return () => String.fromCodePoint(firstLetter + given++)
}

/** All the letters in a content, whatever they are in. */
export function lettersIn(content: unknown): Set<string> {
  return new Set(JSON.stringify(content).match(/[\u4e00-\u9fff]/g) ?? [])
}

export function createRoundWriter(deps: {
  url: string
  room: string
  cookie: string
  random: RandomSource
  nextLetter: () => string
  connect: boolean
}): RoundWriter {
  const { random, nextLetter } = deps
  const documents: PlanDocuments = { plan: new Y.Doc(), progress: new Y.Doc() }
  const origin = { by: 'writer' }
  const cells = new Map<string, TextCell>()
  const own: string[] = []
  const acknowledged = new Set<string>()
  const marks = createSavedMarks()
  const closes: number[] = []

  const provider = new WebsocketProvider(
    `${deps.url.replace('http', 'ws')}/sync`,
    deps.room,
    documents.plan,
    {
      WebSocketPolyfill: countingSocketWith(deps.cookie),
      disableBc: true,
      connect: deps.connect,
      params: { regietafel: '1' },
    },
  )
  provider.on('closed', ({ code }) => closes.push(code))
  provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
    marks.saved(readSaved(decoder))
    for (const letter of own.slice(0, marks.count())) acknowledged.add(letter)
  }
  provider.on('status', ({ status }) => {
    if (status !== 'connected') marks.reset()
  })

  function cellOf(ref: TextRef): TextCell | null {
    const key = JSON.stringify(ref)
    const cell = cells.get(key) ?? openTextCell(documents, ref, origin)
    if (cell !== null) cells.set(key, cell)
    return cell
  }

  function typeLetter(ref: TextRef): void {
    const cell = cellOf(ref)
    if (cell === null) return
    const at = random.below(cell.read().length + 1)
    cell.replace(at, at, take())
  }

  function take(): string {
    const letter = nextLetter()
    own.push(letter)
    return letter
  }

  function editOnce(): void {
    const step = random.pick([...entitiesOf(documents, 'step').keys()])
    const action = random.pick([...entitiesOf(documents, 'action').keys()])
    if (step === undefined || action === undefined || random.chance(0.3))
      return typeLetter({ kind: 'plan', field: 'title' })
    if (random.chance(0.1)) return edit.moveStep(documents, { id: step, action, after: null }, origin)
    if (random.chance(0.2)) {
      const text = take()
      return edit.addStep(documents, { id: `step ${text}`, action, text }, origin)
    }
    typeLetter({ kind: 'step', id: step, field: random.pick(['text', 'planning', 'owner']) })
  }

  return {
    documents,
    provider,
    own,
    acknowledged,
    closes,
    type() {
      editOnce()
      const updates = sentUpdates(provider)
      if (updates !== null) marks.sent(updates, own.length)
    },
    mergedWith(state) {
      const merged: PlanDocuments = { plan: new Y.Doc(), progress: new Y.Doc() }
      Y.applyUpdate(merged.plan, Y.encodeStateAsUpdate(documents.plan))
      Y.applyUpdate(merged.plan, state)
      return contentOf(readPlan(merged))
    },
    close() {
      for (const cell of cells.values()) cell.close()
      provider.destroy()
    },
  }
}
