/**
 * What a room that is still to be opened can answer to who has nothing: what stands on disk, as it stands there.
 * Making a document of a large plan and that into bytes again would take longer than all the rest.
 */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import type { LoadedRoom } from '../storage/storage.ts'
import { frameMessages } from './broadcast.ts'
import { encodeSyncStep1, encodeSyncStep2, encodeUpdate } from './frames.ts'

/** Somebody at the door. Sends itself the answer if it asked for everything; tells whether it did. */
export type StoredReader = (encode: () => Uint8Array) => boolean

/** A smaller room is open before anybody could notice. */
const worthwhileBytes = 64 * 1024
/** Opening holds up the thread. What was sent gets away before, and who brings the plan's other document gets in. */
const headStartMs = 100
/** A question may still be under way when the disk has answered already. */
const waves = 5
const waveMs = 2
const emptyUpdate = Uint8Array.of(0, 0)
const emptyStateVector = Uint8Array.of(0)

export async function answerFromDisk(
  { snapshot, updates }: LoadedRoom,
  readers: Iterable<StoredReader>,
): Promise<void> {
  if (snapshot === null || snapshot.length < worthwhileBytes) return
  let encoded: Uint8Array | null = null
  const encode = () => {
    encoded ??= encodeStored([snapshot, ...updates.filter(isReadable)])
    return encoded
  }
  const sendAll = () => [...readers].filter((read) => read(encode)).length > 0
  let sent = sendAll()
  for (let wave = 0; wave < waves && !sent; wave++) {
    await wait(waveMs)
    sent = sendAll()
  }
  if (sent) await wait(headStartMs)
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
