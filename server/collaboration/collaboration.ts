/** Live editing: sockets in rooms, who may do what in them, and everything on disk before it counts as saved. */
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Role } from '#shared/access/role.ts'
import { RefusedError } from '#shared/errors.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { maxTitleLength } from '#shared/protocol/http.ts'
import { encodePlanChanged } from '#shared/protocol/sync-message.ts'
import type { Storage, StoredRoom } from '../storage/storage.ts'
import { createAllowances } from './allowances.ts'
import { createCommitter } from './committer.ts'
import type { Connection } from './connection.ts'
import { createConnection } from './connection.ts'
import { createSmallUpdateDecoder } from './decode-update.ts'
import type { Room } from './room.ts'
import { createRooms } from './rooms.ts'
import type { CollaborationLog, CollaborationMeter, Limits, Timing } from './settings.ts'
import { defaultLimits, defaultTiming, noMeter } from './settings.ts'
import { createUpdateSplitter } from './update-splitter.ts'
import type { Visitor } from './visitor.ts'

export type CollaborationDeps = {
  storage: Storage
  /** Ms since the epoch. */
  now: () => number
  log: CollaborationLog
  meter?: CollaborationMeter
  limits: Pick<Limits, 'maxMessageBytes'> & Partial<Limits>
  timing?: Partial<Timing>
}

export type Collaboration = {
  /** Takes over an upgraded socket for a room; the caller has checked session, membership and origin. */
  join(socket: WebSocket, room: StoredRoom, visitor: Visitor, options: { ownMessages: boolean }): void
  /** The member's role changed (null: membership ended): in force on open connections at once. */
  changeRole(planId: string, userId: string, role: Role | null): void
  /** Tells everybody who has the plan open that what the API answers about it is no longer what it was. */
  tellPlanChanged(planId: string): void
  /** Ends all sockets of a session (signed out). */
  endSession(sessionHash: string): void
  /** Reads a plan as it is live now, with all that was received. `read` must not change or keep the documents. */
  readDocuments<T>(
    planId: string,
    rooms: readonly StoredRoom[],
    read: (documents: PlanDocuments) => T,
  ): Promise<T>
  /**
   * Freezes a room between two edits, for whoever then decides what becomes of it. Rejects, and the room goes
   * on: 'room-closed' when it closed before, 'unavailable' when the disk takes too long.
   */
  freezeRoom(room: StoredRoom): Promise<FrozenRoom>
  /**
   * Called back when the title in a plan's document is another than the one in lists, once it has come to rest; with
   * as much of it as lists show.
   */
  onTitle(listener: (planId: string, title: string) => void): void
  /** Whether edits wait for a disk that can't be written to now. */
  isStalled(): boolean
  /** What is open now, what is not on disk yet, and how many rooms can't be written although the disk works. */
  counts(): { rooms: number; sockets: number; unsavedBytes: number; stalledRooms: number }
  /**
   * Lets nobody in any more, commits everything, answers who waits for it, closes all sockets with 1012. Rejects,
   * with all that done but the commit, when the disk did not take it in time: the edits are with their authors.
   */
  close(): Promise<void>
}

/** One of the three ends it. Until then nothing goes in, and what comes in is held back. */
export type FrozenRoom = {
  /** The Yjs state of the instant of freezing; all of it is on disk. */
  state: Uint8Array
  /** Goes on as if nothing had been. */
  thaw(): void
  /** Closes the room for good: its sockets end with 'room-closed', what was held back stays with its authors. */
  close(): void
  /** Nobody knows what is on disk: its sockets end with 'unavailable', clients come back and it is read anew. */
  abandon(): void
}

export function createCollaboration(deps: CollaborationDeps): Collaboration {
  const { storage, now, log, meter = noMeter } = deps
  const timing = { ...defaultTiming, ...deps.timing }
  const limits = { ...defaultLimits, ...deps.limits }
  const titleListeners: ((planId: string, title: string) => void)[] = []
  const committer = createCommitter({ storage, timing, limits, log, meter, onStalled: tellStalled })
  const rooms = createRooms({ storage, committer, now, log, meter, timing, limits, onTitle: tellTitle })
  const connections = new Set<Connection>()
  const allowances = createAllowances(limits)
  const decodeUpdate = createSmallUpdateDecoder(limits)
  const splitter = createUpdateSplitter(limits)
  let closing = false

  const sweep = setInterval(() => {
    forEachOf(
      ({ sessionExpiresAt }) => sessionExpiresAt <= now(),
      (connection) => connection.refuse('not-signed-in'),
    )
    for (const connection of connections) connection.catchUp()
    allowances.sweep()
  }, timing.sweepMs)
  sweep.unref()

  function tellStalled(): void {
    for (const connection of connections) connection.tellStalled(committer.isStalled(connection.roomName))
  }

  function tellTitle(planId: string, title: string): void {
    const short = title.slice(0, maxTitleLength).toWellFormed()
    for (const listener of titleListeners) listener(planId, short)
  }

  function forEachOf(isMeant: (connection: Connection) => boolean, act: (connection: Connection) => void) {
    for (const connection of [...connections]) if (isMeant(connection)) act(connection)
  }

  async function settleInTime(): Promise<boolean> {
    const late = Promise.withResolvers<boolean>()
    const deadline = setTimeout(() => late.resolve(false), timing.drainMs)
    const settled = rooms.settle().then(() => true)
    return await Promise.race([settled, late.promise]).finally(() => clearTimeout(deadline))
  }

  return {
    join(socket, stored, visitor, { ownMessages }) {
      const connection = createConnection({
        socket,
        planId: stored.planId,
        roomName: stored.name,
        visitor,
        ownMessages,
        limits,
        pingMs: timing.pingMs,
        allowance: allowances.take(visitor.sessionHash),
        decodeUpdate,
        splitter,
        log,
        meter,
        acquireRoom: (reader) => rooms.acquire(stored, reader),
        releaseRoom: rooms.release,
        onClosed: () => connections.delete(connection),
      })
      connections.add(connection)
      connection.tellStalled(committer.isStalled(stored.name))
      if (closing) void connection.close(timing.closeMs)
    },
    changeRole(planId, userId, role) {
      forEachOf(
        (connection) => connection.planId === planId && connection.userId === userId,
        (connection) => (role === null ? connection.refuse('forbidden') : connection.changeRole(role)),
      )
    },
    tellPlanChanged(planId) {
      forEachOf(
        (connection) => connection.planId === planId,
        (connection) => connection.tell(encodePlanChanged()),
      )
    },
    endSession(sessionHash) {
      forEachOf(
        (connection) => connection.sessionHash === sessionHash,
        (connection) => connection.refuse('not-signed-in'),
      )
    },
    async readDocuments(planId, stored, read) {
      const opened: Room[] = []
      try {
        for (const one of stored) {
          if (one.planId === planId) opened.push(await rooms.acquire(one))
        }
        const documents = { plan: new Y.Doc(), progress: new Y.Doc() }
        for (const room of opened) documents[room.stored.document] = room.readDocument()
        return read(documents)
      } finally {
        for (const room of opened) rooms.release(room)
      }
    },
    isStalled: () => committer.isStalled(),
    counts() {
      const { bytes, rooms: stalledRooms } = committer.backlog()
      return { rooms: rooms.count(), sockets: connections.size, unsavedBytes: bytes, stalledRooms }
    },
    async freezeRoom(stored) {
      const room = await rooms.acquire(stored)
      const thaw = () => {
        room.thaw()
        rooms.release(room)
      }
      const end = (code: 'room-closed' | 'unavailable') => {
        rooms.forget(room, { forGood: code === 'room-closed' })
        room.dismiss(code)
      }
      try {
        const state = await within(timing.freezeMs, room.freeze())
        return { state, thaw, close: () => end('room-closed'), abandon: () => end('unavailable') }
      } catch (error) {
        thaw()
        throw error
      }
    },
    onTitle(listener) {
      titleListeners.push(listener)
    },
    async close() {
      closing = true
      for (const connection of connections) connection.stopReading()
      const settled = await settleInTime()
      committer.stop()
      await Promise.all([...connections].map((connection) => connection.close(timing.closeMs)))
      clearInterval(sweep)
      rooms.close()
      splitter.close()
      if (!settled) throw new Error('the last edits could not be written; they are still with their authors')
    },
  }
}

/** The result, or 'unavailable' when it takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new RefusedError('unavailable')), ms)
  return await Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
