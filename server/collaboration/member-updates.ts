/** What one connection writes: looked at, handed to its room, and counted, since its sender counts it too. */
import * as Y from 'yjs'
import type { Incoming } from './frames.ts'
import type { Room } from './room.ts'
import type { RoomMember } from './room-member.ts'
import type { UpdateSplitter } from './update-splitter.ts'

type Update = Extract<Incoming, { kind: 'update' }>
type LargeUpdate = Extract<Incoming, { kind: 'large-update' }>

export type MemberUpdates = {
  take(room: Room, update: Update): void
  /** Resolves when all of it is with the room; before that no other may be taken. Rejects on what can't be read. */
  takeLarge(room: Room, update: LargeUpdate): Promise<void>
  /** The member may write now, or may not any more. */
  changeRole(room: Room): void
}

export function createMemberUpdates(deps: {
  member: RoomMember
  /** Whether this client asked to be told what is saved. */
  asksForSaved: boolean
  splitter: Pick<UpdateSplitter, 'split'>
  /** Sent away, nothing of it counts any more. */
  hasEnded(): boolean
  refuse(code: 'read-only' | 'unavailable'): void
}): MemberUpdates {
  const { member, hasEnded, refuse } = deps
  let count = 0
  let hasCaughtUp = false

  /** Answers whether it was news. */
  function takeOne(room: Room, update: Update, isPart: boolean): boolean {
    const isNews = room.hasNews(update.content)
    if (isNews) takeNews(room, update, isPart)
    return isNews
  }

  function takeNews(room: Room, { update, content, catchUp }: Update, isPart: boolean): void {
    if (room.stored.readOnly) return refuse('read-only')
    if (!member.canEdit()) {
      // It may be a colleague's edit that was seen here and lost in a crash: he or she brings it back.
      return refuse(catchUp && room.isJustOpened() ? 'unavailable' : 'read-only')
    }
    // They stay with their author, who comes back with them.
    if (room.isFull()) return refuse('unavailable')
    room.takeUpdate(member, update, content, isPart)
  }

  function finish(room: Room, isCaughtUp: boolean): void {
    if (isCaughtUp) {
      hasCaughtUp = true
      noteCaughtUp(room)
    }
    count += 1
    if (deps.asksForSaved && !hasEnded()) room.answerSaved(member, count)
  }

  function noteCaughtUp(room: Room): void {
    if (member.canEdit()) room.noteCaughtUp(member)
  }

  return {
    take(room, update) {
      const isNews = takeOne(room, update, false)
      finish(room, update.catchUp && !isNews)
    },
    async takeLarge(room, { update, catchUp }) {
      const pieces = await deps.splitter.split(update)
      let isNews = false
      await room.takePiecewise(pieces, (piece) => {
        if (hasEnded()) return false
        const content = Y.decodeUpdate(piece)
        if (takeOne(room, { kind: 'update', catchUp, update: piece, content }, true)) isNews = true
        return !hasEnded()
      })
      // All its parts are in, or wait: now it can be noted whose they are, which is not done part by part.
      if (!hasEnded()) finish(room, catchUp || isNews)
    },
    changeRole(room) {
      if (hasCaughtUp) noteCaughtUp(room)
    },
  }
}
