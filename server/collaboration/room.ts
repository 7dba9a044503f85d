/**
 * One open room. Per turn: what came in is applied to its document at once, sent on as one update in one frame
 * (the same buffer for everybody), and given to the committer; who asked hears "saved" when it is on disk.
 */
import * as Y from 'yjs'
import { encodeSaved } from '#shared/protocol/sync-message.ts'
import type { LoadedRoom, LoggedUpdate, StoredRoom } from '../storage/storage.ts'
import type { Committer } from './committer.ts'
import type { PresenceEntry, UpdateContent } from './frames.ts'
import { encodePresence, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from './frames.ts'
import { createGatherClock } from './gather-clock.ts'
import type { PresenceOwner } from './presence-relay.ts'
import { createPresenceRelay } from './presence-relay.ts'
import { openRoomDocument, serverAuthor } from './room-document.ts'
import type { CollaborationLog, Timing } from './settings.ts'
import { hasNews } from './update-news.ts'

/** A connection, as its room sees it. */
export type RoomMember = PresenceOwner & {
  readonly userId: string
  send(frame: Uint8Array): void
  /** Presence may be left out for a reader that is slow. */
  sendPresence(frame: Uint8Array): void
  refuse(code: 'malformed-message'): void
}

export type Room = {
  readonly stored: StoredRoom
  /** As it is now, with all that was received. Read only. */
  readDocument(): Y.Doc
  /** Sends the newcomer what opens the conversation, and from now on whatever happens. */
  join(member: RoomMember): void
  leave(member: RoomMember): void
  answerSyncStep1(member: RoomMember, stateVector: Uint8Array): void
  hasNews(content: UpdateContent): boolean
  /** Opened so short ago that not everyone may be back who was in it before a crash. */
  isJustOpened(): boolean
  takeUpdate(from: RoomMember, update: Uint8Array): void
  takePresence(from: RoomMember, entries: readonly PresenceEntry[]): void
  sendPresenceTo(member: RoomMember): void
  /** Answers "saved" when everything received up to now is on disk. */
  takeCheckpoint(from: RoomMember, checkpoint: number): void
  /** Resolves when everything received up to now is on disk, and who asked has been told. */
  settle(): Promise<void>
  title(): string | null
  close(): void
}

export type RoomDeps = {
  stored: StoredRoom
  loaded: LoadedRoom
  committer: Committer
  now: () => number
  log: CollaborationLog
  timing: Timing
  /** So many more updates of this room are in the log. */
  onCommitted(count: number): void
  /** Called back after a turn in which the document changed. */
  onChanged(): void
}

type Received = { from: RoomMember; update: Uint8Array }

export function createRoom(deps: RoomDeps): Room {
  const { stored, loaded, committer, now, log, timing } = deps
  const document = openRoomDocument(stored, loaded, log)
  const members = new Set<RoomMember>()
  const presence = createPresenceRelay()
  const clock = createGatherClock(timing, takeTurn)
  const openedAt = performance.now()
  let received: Received[] = []
  let checkpoints: { from: RoomMember; checkpoint: number }[] = []
  let lastCommit: Promise<void> = Promise.resolve()
  /** While the server's own work is on its way to disk: nobody gets the state of the document that has it. */
  let unsentServerWork: Promise<void> | null = null
  /** The whole document, for newcomers; null when it has to be encoded again. */
  let wholeState: Uint8Array | null = null

  const openingUpdate = document.takeOpeningUpdate()
  if (openingUpdate !== null) commit([logged(serverAuthor, openingUpdate)])

  function takeTurn(): void {
    applyReceived()
    const changes = presence.takeChanges()
    if (changes.length > 0) {
      const frame = encodePresence(changes)
      for (const member of members) member.sendPresence(frame)
    }
    answerCheckpoints()
  }

  function applyReceived(): void {
    if (received.length === 0) return
    const batch = received
    received = []
    wholeState = null
    const broken = new Set<Received>()
    const { merged, byServer, released } = document.apply(batch, (one) => broken.add(one))
    for (const { from } of broken) from.refuse('malformed-message')

    // The only author of all of it need not hear it back.
    const author = batch.every(({ from }) => from === batch[0]?.from) ? batch[0]?.from : undefined
    if (merged !== null) sendUpdate(merged, released ? undefined : author)

    const entries = logByAuthor(batch.filter((one) => !broken.has(one)))
    if (byServer !== null) entries.push(logged(serverAuthor, byServer))
    if (entries.length > 0) commit(entries)
    if (byServer !== null) sendWhenOnDisk(byServer)
    deps.onChanged()
  }

  /** Typed into before it is on disk, a text that the server made could be made anew after a crash. */
  function sendWhenOnDisk(byServer: Uint8Array): void {
    const committed = lastCommit
    unsentServerWork = committed
    void committed.then(() => {
      if (unsentServerWork === committed) unsentServerWork = null
      sendUpdate(byServer)
    })
  }

  function sendState(member: RoomMember, stateVector: Uint8Array): void {
    if (unsentServerWork !== null) {
      unsentServerWork
        .then(() => sendState(member, stateVector))
        .catch(() => member.refuse('malformed-message'))
      return
    }
    const isEmpty = stateVector.length === 1
    if (isEmpty) wholeState ??= encodeSyncStep2(Y.encodeStateAsUpdate(document.doc))
    member.send(
      isEmpty && wholeState !== null
        ? wholeState
        : encodeSyncStep2(Y.encodeStateAsUpdate(document.doc, stateVector)),
    )
  }

  function sendUpdate(update: Uint8Array, except?: RoomMember): void {
    const frame = encodeUpdate(update)
    for (const member of members) if (member !== except) member.send(frame)
  }

  function logByAuthor(batch: readonly Received[]): LoggedUpdate[] {
    const byAuthor = Map.groupBy(batch, ({ from }) => from.userId)
    return [...byAuthor].flatMap(([author, own]) =>
      mergeOrKeep(own.map(({ update }) => update)).map((update) => logged(author, update)),
    )
  }

  function logged(author: string, update: Uint8Array): LoggedUpdate {
    return { room: stored.name, update, author, at: now() }
  }

  function commit(updates: readonly LoggedUpdate[]): void {
    lastCommit = committer.commit(updates)
    void lastCommit.then(() => deps.onCommitted(updates.length))
  }

  function answerCheckpoints(): void {
    if (checkpoints.length === 0) return
    const answers = checkpoints
    checkpoints = []
    void lastCommit.then(() => {
      for (const { from, checkpoint } of answers) from.send(encodeSaved(checkpoint))
    })
  }

  return {
    stored,
    readDocument() {
      clock.hurry()
      return document.doc
    },
    join(member) {
      members.add(member)
      presence.join(member)
      // First of all, so that a client that has our answer to its own step 1 has sent all that it had.
      member.send(encodeSyncStep1(document.doc))
      const everyone = presence.everyone()
      if (everyone.length > 0) member.sendPresence(encodePresence(everyone))
    },
    leave(member) {
      members.delete(member)
      presence.leave(member)
      clock.ask()
    },
    answerSyncStep1: sendState,
    hasNews: (content) => hasNews(document.doc, content),
    isJustOpened: () => performance.now() - openedAt < timing.comingBackMs,
    takeUpdate(from, update) {
      received.push({ from, update })
      clock.ask()
    },
    takePresence(from, entries) {
      presence.take(from, entries)
      clock.ask()
    },
    sendPresenceTo: (member) => member.sendPresence(encodePresence(presence.everyone())),
    takeCheckpoint(from, checkpoint) {
      checkpoints.push({ from, checkpoint })
      clock.ask()
    },
    async settle() {
      clock.hurry()
      for (let waited: Promise<void> | null = null; waited !== lastCommit; ) {
        waited = lastCommit
        await waited
        clock.hurry()
      }
    },
    title: document.title,
    close: document.close,
  }
}

/** One update of all that an author sent in a turn; apart where Yjs can't merge them. */
function mergeOrKeep(updates: Uint8Array[]): Uint8Array[] {
  try {
    return [Y.mergeUpdates(updates)]
  } catch {
    return updates
  }
}
