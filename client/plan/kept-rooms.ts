/**
 * Which rooms of a plan this device keeps a document of, and which of them stayed behind with edits that the
 * server did not take. Those edits wait here, also over reloads and in other windows, until their author chose.
 */
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { z } from 'zod'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { findPendingEdits, pendingEdit } from '#shared/version/pending-edits.ts'
import type { PlanConnection } from './connection.ts'

const keptRoom = z.object({
  store: z.string(),
  room: z.string(),
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
const keptRooms = z.array(keptRoom)

export type PendingEdits = { version: number | null; edits: readonly PendingEditOf[] }
export type PendingEditOf = z.infer<typeof pendingEdit> & { store: string }

export type KeptRooms = {
  /** Where the document of a room that takes edits is kept. */
  storeFor(room: string): string
  progressStore(room: string): string
  /** The room refused what stands in its store: it is not sent again. */
  setAside(room: string): void
  /** The state of a document that is about to be closed. */
  remember(doc: Y.Doc): Uint8Array
  /** A connection to a room was closed; looks what of it the plan lacks. */
  leave(room: string, last: Uint8Array, answer: PlanAnswer, connection: PlanConnection): Promise<void>
  /** Looks for rooms that earlier sessions and other windows left behind. */
  look(answer: PlanAnswer, connection: PlanConnection): void
  /** What the author has still to choose about; the same object while nothing changed. */
  pending(): PendingEdits
  handle(edits: readonly PendingEditOf[]): void
  subscribe(listener: () => void): () => void
  close(): void
}

export function openKeptRooms(planId: string, userId: string): KeptRooms {
  const key = `regietafel.kept:${userId}:${planId}`
  const listeners = new Set<() => void>()
  let memory: KeptRoom[] = []
  let pending: PendingEdits = { version: null, edits: [] }
  const base = (room: string) => `regietafel:${userId}:${room}`

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
    try {
      if (rooms.length === 0) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(rooms))
    } catch {
      // See read.
    }
    tell()
  }

  function tell(): void {
    const found = read().filter(({ left, edits }) => left && edits !== null)
    const edits = found.flatMap(({ store, edits: all, handled }) =>
      (all ?? []).filter(({ id }) => !handled.includes(id)).map((edit) => ({ ...edit, store })),
    )
    const next = { version: found.find(({ version }) => version !== null)?.version ?? null, edits }
    if (JSON.stringify(next) === JSON.stringify(pending)) return
    pending = next
    for (const listener of listeners) listener()
  }

  function storeFor(room: string): string {
    const rooms = read()
    const known = rooms.find((one) => one.room === room && !one.left)
    if (known) return known.store
    const aside = rooms.filter((one) => one.room === room).length
    const store = aside === 0 ? base(room) : `${base(room)}:${aside + 1}`
    write([...rooms, { store, room, left: false, version: null, edits: null, handled: [] }])
    return store
  }

  function setAside(room: string): void {
    write(read().map((one) => (one.room === room ? { ...one, left: true } : one)))
  }

  async function leave(
    room: string,
    last: Uint8Array,
    answer: PlanAnswer,
    connection: PlanConnection,
  ): Promise<void> {
    if (room !== answer.rooms.plan) setAside(room)
    const stores = read().filter((one) => one.left && one.room === room)
    const newest = stores.at(-1)
    if (!(await isConnected(connection))) return
    for (const one of stores) await compare(one, one === newest ? last : null, answer, connection)
  }

  async function look(answer: PlanAnswer, connection: PlanConnection): Promise<void> {
    tell()
    const current = answer.rooms.plan
    const isOld = (one: KeptRoom) => one.room !== current || one.left
    if (!read().some(isOld) || !(await isConnected(connection))) return
    write(read().map((one) => (isOld(one) ? { ...one, left: true } : one)))
    for (const one of read())
      if (isOld(one) && one.edits === null) await compare(one, null, answer, connection)
  }

  async function compare(
    { store, room }: KeptRoom,
    last: Uint8Array | null,
    answer: PlanAnswer,
    connection: PlanConnection,
  ): Promise<void> {
    const left = await readStore(store, last)
    const edits = findPendingEdits(left, Y.encodeStateAsUpdate(connection.documents.plan))
    const rooms = read()
    const known = rooms.find((one) => one.store === store)
    const handled = known?.handled ?? []
    const others = rooms.filter((one) => one.store !== store)
    if (edits.every(({ id }) => handled.includes(id))) {
      write(others)
      await clearDocument(store)
      return
    }
    // Found before, it keeps the words it was found with: the plan may have gone on since.
    const before = known?.edits ?? []
    const all = [
      ...before.filter(({ id }) => !edits.some((edit) => edit.id === id)),
      ...edits.map((edit) => (last ? edit : (before.find(({ id }) => id === edit.id) ?? edit))),
    ]
    const version = room === answer.rooms.plan ? null : (known?.version ?? answer.latestVersion)
    write([...others, { store, room, left: true, version, edits: all, handled }])
  }

  const handleStorage = (event: StorageEvent) => {
    if (event.key === key) tell()
  }
  window.addEventListener('storage', handleStorage)

  return {
    storeFor,
    progressStore: base,
    setAside,
    remember: (doc) => Y.encodeStateAsUpdate(doc),
    leave,
    look: (answer, connection) => void look(answer, connection),
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
      const isDone = (one: KeptRoom) =>
        one.left && (one.edits?.every(({ id }) => one.handled.includes(id)) ?? false)
      write(rooms.filter((one) => !isDone(one)))
      for (const { store } of rooms.filter(isDone)) void clearDocument(store)
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

/** Everything that a store holds, together with what a document held that wrote to it. */
async function readStore(store: string, last: Uint8Array | null): Promise<Uint8Array> {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(store, doc)
  await persistence.whenSynced
  if (last) Y.applyUpdate(doc, last)
  const state = Y.encodeStateAsUpdate(doc)
  await persistence.destroy()
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
