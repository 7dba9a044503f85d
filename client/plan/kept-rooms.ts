/**
 * Which rooms of a plan this device keeps a document of, and which of them stayed behind with edits that the
 * server did not take. Those edits wait here, also over reloads and in other windows, until their author chose.
 */
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { z } from 'zod'
import { canEdit } from '#shared/access/role.ts'
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { documentKinds } from '#shared/plan/documents.ts'
import type { PlanStates } from '#shared/plan/merge-unsent.ts'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { findPendingEdits, pendingEdit } from '#shared/version/pending-edits.ts'
import type { PlanConnection, PlanStores } from './connection.ts'
import { keptPrefix, storePrefix } from './device-names.ts'

const keptRoom = z.object({
  store: z.string(),
  room: z.string(),
  document: z.enum(documentKinds).default('plan'),
  /** When a page last began to keep something there, ms since the epoch by this device's clock. */
  usedAt: z.number().default(0),
  /** The room takes nothing from this store any more. */
  left: z.boolean(),
  /** The version that its edits are not in, null when no lock but a lost role refused them. */
  version: z.number().nullable(),
  /** Null: not looked yet. */
  edits: z.array(pendingEdit).nullable(),
  /** Ids of edits about which the author has chosen. */
  handled: z.array(z.string()),
})
type KeptRoom = z.infer<typeof keptRoom>
type KeptStore = Pick<KeptRoom, 'store' | 'room' | 'document'>
const keptRooms = z.array(keptRoom)

export type PendingEdits = { version: number | null; edits: readonly PendingEditOf[] }
export type PendingEditOf = z.infer<typeof pendingEdit> & { store: string }

type PlanRooms = PlanAnswer['rooms']
/** What a connection that was closed leaves behind: `last` is what its documents held. */
export type ClosedPlan = { rooms: PlanRooms; stores: PlanStores; last: PlanStates }

/** What the server says of the plan, and when it was asked: what this device began after that, it says nothing of. */
export type AskedPlan = { answer: PlanAnswer; askedAt: number }

export type KeptRooms = {
  /** Where the document of the room, which takes edits, is kept. */
  storeFor(room: string, document: DocumentKind): string
  /** The rooms refused what stands in their stores: it is not sent again. */
  setAside(rooms: PlanRooms): void
  /** A connection was closed; looks what of it the plan lacks. */
  leave(closed: ClosedPlan, now: AskedPlan, connection: PlanConnection): Promise<void>
  /** Looks for rooms that earlier sessions and other windows left behind; this page has none of those open. */
  look(now: AskedPlan, connection: PlanConnection): Promise<void>
  /** What the author has still to choose about; the same object while nothing changed. */
  pending(): PendingEdits
  handle(edits: readonly PendingEditOf[]): void
  subscribe(listener: () => void): () => void
  close(): void
}

export function openKeptRooms(planId: string, userId: string): KeptRooms {
  const key = keptPrefix(userId) + planId
  const listeners = new Set<() => void>()
  let memory: KeptRoom[] = []
  let pending: PendingEdits = { version: null, edits: [] }
  /** Stores are compared and cleared one after the other. */
  let turns: Promise<void> = Promise.resolve()

  function read(): KeptRoom[] {
    try {
      memory = keptRooms.catch([]).parse(JSON.parse(localStorage.getItem(key) ?? '[]'))
    } catch {
      // Without storage the list lives as long as this page; so do the documents then.
    }
    return memory
  }

  function write(rooms: KeptRoom[]): void {
    memory = rooms
    const list = JSON.stringify(rooms)
    try {
      if (rooms.length === 0) localStorage.removeItem(key)
      // What another window wrote just now may not be seen here yet: nothing is written that is not new.
      else if (list !== localStorage.getItem(key)) localStorage.setItem(key, list)
    } catch {
      // See read.
    }
    tell()
  }

  function tell(): void {
    const looked = read().filter(({ left, edits }) => left && edits !== null)
    const found = documentKinds.flatMap((kind) => looked.filter(({ document }) => document === kind))
    const edits = found.flatMap(({ store, edits: all, handled }) =>
      (all ?? []).filter(({ id }) => !handled.includes(id)).map((edit) => ({ ...edit, store })),
    )
    const next = { version: found.find(({ version }) => version !== null)?.version ?? null, edits }
    if (JSON.stringify(next) === JSON.stringify(pending)) return
    pending = next
    for (const listener of listeners) listener()
  }

  function storeFor(room: string, document: DocumentKind): string {
    const rooms = read()
    const usedAt = Date.now()
    const known = rooms.find((one) => one.room === room && !one.left)
    if (known) {
      write(rooms.map((one) => (one === known ? { ...one, usedAt } : one)))
      return known.store
    }
    const store = freeName(storePrefix(userId) + room, rooms)
    write([...rooms, { store, room, document, usedAt, left: false, version: null, edits: null, handled: [] }])
    return store
  }

  function setAside(closed: PlanRooms): void {
    write(read().map((one) => (one.room === closed[one.document] ? { ...one, left: true } : one)))
  }

  async function leave(
    { rooms, stores, last }: ClosedPlan,
    now: AskedPlan,
    connection: PlanConnection,
  ): Promise<void> {
    markLeft(now)
    const closed = documentKinds.flatMap((document) => {
      const store = stores[document]
      return store === null ? [] : [{ store, room: rooms[document], document }]
    })
    // Another window may have dropped a store in which it found nothing, before this one wrote its last edit.
    const isLeft = ({ store }: KeptStore) => read().find((one) => one.store === store)?.left ?? true
    await compareAll(() => closed.filter(isLeft), last, now.answer, connection)
  }

  async function look(now: AskedPlan, connection: PlanConnection): Promise<void> {
    markLeft(now)
    const isNew = ({ left, edits }: KeptRoom) => left && edits === null
    await compareAll(() => read().filter(isNew), null, now.answer, connection)
  }

  function markLeft({ answer, askedAt }: AskedPlan): void {
    // A store that was begun since may be in use, here or in another window. A clock that was put back proves nothing.
    const isInUse = ({ usedAt }: KeptRoom) => usedAt >= askedAt && usedAt <= Date.now()
    const isOver = (one: KeptRoom) => !isInUse(one) && !takesEdits(one, answer)
    write(read().map((one) => (isOver(one) ? { ...one, left: true } : one)))
  }

  async function compareAll(
    which: () => readonly KeptStore[],
    last: PlanStates | null,
    answer: PlanAnswer,
    connection: PlanConnection,
  ): Promise<void> {
    if (!(await isConnected(connection))) return
    await inTurn(async () => {
      for (const one of which()) await compare(one, last?.[one.document] ?? null, answer, connection)
      await dropDone()
    })
  }

  async function compare(
    { store, room, document }: KeptStore,
    last: Uint8Array | null,
    answer: PlanAnswer,
    connection: PlanConnection,
  ): Promise<void> {
    const left = { [document]: await readStore(store, last) }
    const edits = findPendingEdits(left, statesOf(connection.documents))
    const rooms = read()
    const known = rooms.find((one) => one.store === store)
    // Found before, it keeps the words it was found with: the plan may have gone on since.
    const before = known?.edits ?? []
    const all = [
      ...before.filter(({ id }) => !edits.some((edit) => edit.id === id)),
      ...edits.map((edit) => (last ? edit : (before.find(({ id }) => id === edit.id) ?? edit))),
    ]
    const version = room === answer.rooms[document] ? null : (known?.version ?? answer.latestVersion)
    const handled = known?.handled ?? []
    const usedAt = known?.usedAt ?? 0
    const compared: KeptRoom = { store, room, document, usedAt, left: true, version, edits: all, handled }
    write(known ? rooms.map((one) => (one === known ? compared : one)) : [...rooms, compared])
  }

  /** A name is free again when its store is gone, not before: whoever took it would lose what it writes there. */
  async function dropDone(): Promise<void> {
    for (const { store } of read().filter(isDone)) {
      await clearDocument(store)
      write(read().filter((one) => one.store !== store))
    }
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turns.then(work)
    turns = done.catch(() => undefined)
    return done
  }

  const handleStorage = (event: StorageEvent) => {
    if (event.key === key) tell()
  }
  window.addEventListener('storage', handleStorage)
  tell()

  return {
    storeFor,
    setAside,
    leave,
    look,
    pending: () => pending,
    handle(edits) {
      const rooms = read().map((one) => ({
        ...one,
        handled: [
          ...new Set([
            ...one.handled,
            ...edits.filter(({ store }) => store === one.store).map(({ id }) => id),
          ]),
        ],
      }))
      write(rooms)
      void inTurn(dropDone)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      window.removeEventListener('storage', handleStorage)
    },
  }
}

/** Whether the room of a store still takes what this person does in it. */
function takesEdits({ room, document }: KeptRoom, { rooms, role, status }: PlanAnswer): boolean {
  return room === rooms[document] && canEdit(role) && (document === 'progress' || status === 'concept')
}

/** Nothing in it waits for its author's choice. */
function isDone({ left, edits, handled }: KeptRoom): boolean {
  return left && (edits?.every(({ id }) => handled.includes(id)) ?? false)
}

function freeName(base: string, rooms: readonly KeptRoom[]): string {
  let name = base
  for (let n = 2; rooms.some(({ store }) => store === name); n++) name = `${base}:${n}`
  return name
}

/** All that the documents hold. */
export function statesOf({ plan, progress }: PlanDocuments): PlanStates {
  return { plan: Y.encodeStateAsUpdate(plan), progress: Y.encodeStateAsUpdate(progress) }
}

/** Everything that a store holds, together with what a document held that wrote to it. */
async function readStore(store: string, last: Uint8Array | null): Promise<Uint8Array> {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(store, doc)
  // Where the browser lets nothing be kept there is what the document held.
  await persistence._db.then(
    () => persistence.whenSynced,
    () => undefined,
  )
  if (last) Y.applyUpdate(doc, last)
  const state = Y.encodeStateAsUpdate(doc)
  await persistence.destroy().catch(() => undefined)
  return state
}

/** Waits until the document is what the server has; false when the connection ends before that. */
function isConnected(connection: PlanConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const stops: (() => void)[] = []
    const look = () => {
      const { kind } = connection.saveState()
      if (kind !== 'saved' && kind !== 'saving' && kind !== 'refused') return
      for (const stop of stops) stop()
      resolve(kind !== 'refused')
    }
    stops.push(connection.subscribe(look))
    look()
  })
}
