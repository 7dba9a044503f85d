/**
 * What a room that is still to be opened can answer to who has nothing: what stands on disk, as it stands there.
 * Making a document of a large plan and that into bytes again would take longer than all the rest.
 */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import type { LoadedRoom } from '../storage/storage.ts'
import { frameMessages } from './broadcast.ts'
import { encodeSyncStep1, encodeSyncStep2, encodeUpdate } from './frames.ts'
import type { Timing } from './settings.ts'

/**
 * Somebody at the door, who sends itself the answer if it asks for everything. `waits`: it has something already,
 * and needs the room; `silent`: it has not asked yet.
 */
export type StoredReader = (encode: () => Uint8Array) => 'answered' | 'waits' | 'silent'

/** A smaller room is open before anybody could notice. */
const worthwhileBytes = 64 * 1024
/** A question may still be under way when the disk has answered already. */
const silenceMs = 300
const lookAgainMs = 5
const emptyUpdate = Uint8Array.of(0, 0)
const emptyStateVector = Uint8Array.of(0)

/**
 * Resolves when the room is to be opened: as soon as somebody needs the room itself (`isWanted` or a reader who
 * waits), or once those who were answered have had a head start, or nobody asked. It keeps a core busy, which their
 * screens need for themselves where server and browser share a machine.
 */
export async function answerFromDisk(
  { snapshot, updates }: LoadedRoom,
  readers: Iterable<StoredReader>,
  isWanted: () => boolean,
  { headStartMs }: Pick<Timing, 'headStartMs'>,
): Promise<void> {
  if (snapshot === null || snapshot.length < worthwhileBytes) return
  let encoded: Uint8Array | null = null
  const encode = () => {
    encoded ??= encodeStored([snapshot, ...updates.filter(isReadable)])
    return encoded
  }
  const start = performance.now()
  for (let patienceMs = silenceMs; performance.now() - start < patienceMs; await wait(lookAgainMs)) {
    const states = [...readers].map((read) => read(encode))
    if (isWanted() || states.includes('waits')) return
    if (states.includes('answered')) patienceMs = headStartMs
  }
}

/** "Send me what you have", all that is there, and only then "this was the answer". */
function encodeStored(updates: readonly Uint8Array[]): Uint8Array {
  return frameMessages([
    encodeSyncStep1(emptyStateVector),
    ...updates.map(encodeUpdate),
    encodeSyncStep2(emptyUpdate),
  ])
}

/** A snapshot is of the server's own making; one update may have been spoilt, and is left out as on opening. */
function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
