/**
 * One open room. Per turn: what came in is applied to its document at once, sent on as one update in one frame
 * (the same buffer for everybody), and given to the committer; who asked hears "saved" when it is on disk.
 */
import * as Y from 'yjs'
import type { UpdateContent } from '#shared/plan/check-update.ts'
import { createUpdateCheck } from '#shared/plan/check-update.ts'
import { encodeSaved } from '#shared/protocol/sync-message.ts'
import type { LoadedRoom, LoggedUpdate, StoredRoom } from '../storage/storage.ts'
import { createBroadcast, writeToEach } from './broadcast.ts'
import type { ClientOwners } from './client-owners.ts'
import type { Committer } from './committer.ts'
import type { PresenceEntry } from './frames.ts'
import { encodePresence, encodeSyncStep1, encodeUpdate } from './frames.ts'
import { createGatherClock } from './gather-clock.ts'
import { logByAuthor } from './log-by-author.ts'
import type { Piecewise } from './piecewise.ts'
import { createPiecewise } from './piecewise.ts'
import { createPresenceRelay } from './presence-relay.ts'
import { encodeApplied, openRoomDocument, serverAuthor } from './room-document.ts'
import type { RoomMember } from './room-member.ts'
import { createSavedAnswers } from './saved-answers.ts'
import type { CollaborationLog, CollaborationMeter, Limits, Timing } from './settings.ts'
import { createStateSender } from './state-sender.ts'
import type { TurnBeat } from './turn-beat.ts'
import { createUpdateGate } from './update-gate.ts'
import type { Received } from './update-intake.ts'
import { createUpdateIntake } from './update-intake.ts'
import { hasNews } from './update-news.ts'
import { createWaitingUpdates } from './waiting-updates.ts'

export type Room = {
  readonly stored: StoredRoom
  /** As it is now, with all that was received. Read only. */
  readDocument(): Y.Doc
  /** Sends the newcomer what opens the conversation, and from now on whatever happens. `hasStored`: what was loaded. */
  join(member: RoomMember, options: { hasStored: boolean }): void
  leave(member: RoomMember): void
  answerSyncStep1(member: RoomMember, stateVector: Uint8Array): void
  /** Whether an answer to the member waits for the disk. */
  isAnswerHeld(member: RoomMember): boolean
  hasNews(content: UpdateContent): boolean
  /** At least what the whole document takes. */
  bytes(): number
  /** So much waits for the disk that no more edits may be taken in. */
  isFull(): boolean
  /** Opened so short ago that not everyone may be back who was in it before a crash. */
  isJustOpened(): boolean
  /** `isPart`: its writer may never bring the rest, see update-gate.ts. */
  takeUpdate(from: RoomMember, update: Uint8Array, content: UpdateContent, isPart: boolean): void
  /** Has each piece of a large update taken in its time, see piecewise.ts. */
  takePiecewise: Piecewise['add']
  /** Answers how many of the entries were the sender's own to tell. */
  takePresence(from: RoomMember, entries: readonly PresenceEntry[]): number
  /**
   * The member has nothing that is not here, but for what waits: from now on what it is present as is its user's, for all
   * that anybody was ever sent under that is in memory or on disk, and nobody else has to bring it.
   */
  noteCaughtUp(member: RoomMember): void
  /** How far the document is, for who has been sent all of it. */
  stateVector(): Uint8Array
  /** Answers how many bytes that were. */
  sendPresenceTo(member: RoomMember): number
  /** Answers "saved" up to this update of the member when everything received up to now is on disk. */
  answerSaved(from: RoomMember, upTo: number): void
  /** Resolves when everything received up to now is on disk, and who asked has been told. */
  settle(): Promise<void>
  /** Of a plan. Read only. */
  readonly title: Y.Text | null
  /**
   * Takes in nothing from now on: what comes after this instant is held back. Resolves with the state of that
   * instant when all of it is on disk; what waits for a missing update is not part of it.
   */
  freeze(): Promise<Uint8Array>
  /** Takes in what was held back, and goes on. */
  thaw(): void
  /** Ends every member's socket with this code, also of who comes in after all; what was held back is dropped, unanswered. */
  dismiss(code: 'room-closed' | 'unavailable'): void
  close(): void
}

export type RoomDeps = {
  stored: StoredRoom
  loaded: LoadedRoom
  committer: Pick<Committer, 'commit' | 'isFull'>
  owners: ClientOwners
  /** Shared by all rooms. */
  beat: TurnBeat
  now: () => number
  log: CollaborationLog
  meter: Pick<CollaborationMeter, 'tookEdits'>
  timing: Timing
  limits: Limits
  /** So many more updates of this room are in the log. */
  onCommitted(count: number): void
}

export function createRoom(deps: RoomDeps): Room {
  // Nothing below may hold on to `deps`: the bytes that were loaded are in it.
  const { stored, loaded, committer, owners, beat, now, log, meter, timing, limits, onCommitted } = deps
  const waiting = createWaitingUpdates<RoomMember>(limits)
  const piecewise = createPiecewise(takeTurn)
  // What a row lacks may be in the rest of what somebody sent.
  const isComplete = () => waiting.isEmpty() && !piecewise.isUnderWay()
  const document = openRoomDocument(stored, loaded, log, limits, isComplete)
  const members = new Set<RoomMember>()
  const presence = createPresenceRelay((user, client) => gate.mayBe(user, client), limits)
  const gate = createUpdateGate({
    doc: document.doc,
    check: createUpdateCheck(document.doc, stored.document, limits),
    speakerOf: presence.speakerOf,
    owners,
    hasRoomFor: document.hasRoomFor,
  })
  const isPresent = (member: RoomMember) => members.has(member)
  const intake = createUpdateIntake({ document, gate, waiting, isPresent, log })
  const clock = createGatherClock(timing, beat, takeTurn)
  const openedAt = performance.now()
  let received: Received<RoomMember>[] = []
  let lastCommit: Promise<void> = Promise.resolve()
  const saved = createSavedAnswers<RoomMember>((member, upTo) => member.send(encodeSaved(upTo)))
  const states = createStateSender<RoomMember>(document.doc)
  let frozen = false
  /** Since it was loaded. */
  let changed = false
  let dismissed: 'room-closed' | 'unavailable' | null = null

  const openingUpdate = document.takeOpeningUpdate()
  if (openingUpdate !== null) {
    changed = true
    commit([logged(serverAuthor, openingUpdate)])
  }
  // What opening did not fill in yet is filled before anybody is let in.
  if (document.hasCellsToFill()) clock.ask()

  function takeTurn(): void {
    if (frozen) return
    received.push(...intake.takeReady())
    const batch = received
    received = []
    if (batch.length > 0 || document.hasCellsToFill()) takeEdits(batch)
    else sendTurn(null)
    answerAllSaved()
  }

  function takeEdits(batch: readonly Received<RoomMember>[]): void {
    states.noteChange()
    changed = true
    let sent = false
    const { entered, merged, byServer, author, leftBy, hasMore } = intake.takeIn(
      batch,
      ({ from, update }) => {
        sendTurn(update, from)
        sent = true
      },
    )
    meter.tookEdits(entered.length)
    if (!sent) sendTurn(merged, author)
    if (hasMore || document.hasCellsToFill()) clock.ask()

    const entries = logByAuthor(entered, logged)
    if (leftBy !== null && merged !== null) entries.push(logged(leftBy.user.id, merged))
    if (byServer !== null) entries.push(logged(serverAuthor, byServer))
    if (entries.length > 0) commit(entries)
    if (byServer !== null) sendWhenOnDisk(byServer)
  }

  /** Typed into before it is on disk, a text that the server made could be made anew after a crash. */
  function sendWhenOnDisk(byServer: Uint8Array): void {
    states.holdUntil(lastCommit)
    void lastCommit.then(() => {
      const frame = encodeUpdate(byServer)
      // A slow reader gets it too: how far it has read was noted with this already in.
      for (const member of members) member.send(frame)
    })
  }

  /** Edits and presence together, before anything is committed. */
  function sendTurn(merged: Uint8Array | null, author?: RoomMember): void {
    const changes = presence.takeChanges()
    if (merged === null && changes.length === 0) return
    const turn = createBroadcast(
      merged === null ? null : encodeUpdate(merged),
      changes.length === 0 ? null : encodePresence(changes),
    )
    writeToEach(members, (member) => member.sendTurn(turn, member === author))
  }

  function logged(author: string, update: Uint8Array): LoggedUpdate {
    return { room: stored.name, update, author, at: now() }
  }

  function commit(updates: readonly LoggedUpdate[]): void {
    lastCommit = committer.commit(stored.name, updates)
    void lastCommit.then(() => onCommitted(updates.length))
  }

  /** What waits is not in the document, so it is not saved. */
  function answerAllSaved(): void {
    saved.giveAll(lastCommit, waiting.isFor)
  }

  async function settle(): Promise<void> {
    for (let waited: Promise<void> | null = null; waited !== lastCommit; ) {
      await piecewise.settle()
      clock.hurry()
      waited = lastCommit
      await waited
      clock.hurry()
    }
  }

  return {
    stored,
    readDocument() {
      clock.hurry()
      return document.doc
    },
    join(member, { hasStored }) {
      if (dismissed !== null) return member.refuse(dismissed)
      members.add(member)
      presence.join(member)
      // First of all, so that a client that has our answer to its own step 1 has sent all that it had.
      member.send(encodeSyncStep1(Y.encodeStateVector(document.doc)))
      if (hasStored && changed) states.send(member, document.loadedVector)
      const everyone = presence.everyone()
      if (everyone.length > 0) member.sendPresence(encodePresence(everyone))
    },
    leave(member) {
      members.delete(member)
      waiting.drop(member)
      saved.drop(member)
      states.drop(member)
      presence.leave(member)
      clock.ask()
    },
    answerSyncStep1: states.send,
    isAnswerHeld: states.isHeld,
    bytes: document.bytes,
    hasNews: (content) => hasNews(document.doc, content),
    isFull: () => committer.isFull(stored.name),
    isJustOpened: () => performance.now() - openedAt < timing.comingBackMs,
    takeUpdate(from, update, content, isPart) {
      received.push({ from, update, content, isPart })
      clock.ask()
    },
    takePiecewise: piecewise.add,
    takePresence(from, entries) {
      clock.ask()
      return presence.take(from, entries)
    },
    noteCaughtUp(member) {
      if (waiting.isFor(member)) return
      for (const client of presence.clientsOf(member)) owners.note(client, member.user.id)
    },
    stateVector: () => Y.encodeStateVector(document.doc),
    sendPresenceTo(member) {
      const frame = encodePresence(presence.everyone())
      member.sendPresence(frame)
      return frame.length
    },
    answerSaved(from, upTo) {
      saved.ask(from, upTo)
      if (received.length === 0) answerAllSaved()
      else clock.ask()
    },
    settle,
    title: document.title,
    close() {
      piecewise.close()
      waiting.close()
      document.close()
    },
    async freeze() {
      await piecewise.pause()
      clock.hurry()
      // It may have taken so long that it was given up; what is answered then is of no use.
      frozen = piecewise.isPaused()
      await settle()
      return encodeApplied(document.doc)
    },
    thaw() {
      frozen = false
      piecewise.resume()
      clock.ask()
    },
    dismiss(code) {
      dismissed = code
      for (const member of [...members]) member.refuse(code)
    },
  }
}
