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
import type { PlanConnection } from './connection.ts'
import { keptPrefix, storePrefix } from './device-names.ts'

const keptRoom = z.object({
  store: z.string(),
  room: z.string(),
  document: z.enum(documentKinds).default('plan'),
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

type PlanRooms = PlanAnswer['rooms']

export type KeptRooms = {
  /** Where the document of a room that takes edits is kept. */
  storeFor(room: string, document: DocumentKind): string
  /** The rooms refused what stands in their stores: it is not sent again. */
  setAside(rooms: PlanRooms): void
  /** The state of documents that are about to be closed. */
  remember(documents: PlanDocuments): PlanStates
  /** A connection to these rooms was closed; looks what of theirs the plan lacks. */
  leave(rooms: PlanRooms, last: PlanStates, answer: PlanAnswer, connection: PlanConnection): Promise<void>
  /** Looks for rooms that earlier sessions and other windows left behind. */
  look(answer: PlanAnswer, connection: PlanConnection): void
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
  const base = (room: string) => storePrefix(userId) + room

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

  function storeFor(room: string, document: DocumentKind): string {
    const rooms = read()
    const known = rooms.find((one) => one.room === room && !one.left)
    if (known) return known.store
    const aside = rooms.filter((one) => one.room === room).length
    const store = aside === 0 ? base(room) : `${base(room)}:${aside + 1}`
    write([...rooms, { store, room, document, left: false, version: null, edits: null, handled: [] }])
    return store
  }

  function setAside(closed: PlanRooms): void {
    write(read().map((one) => (one.room === closed[one.document] ? { ...one, left: true } : one)))
  }

  async function leave(
    closed: PlanRooms,
    last: PlanStates,
    answer: PlanAnswer,
    connection: PlanConnection,
  ): Promise<void> {
    write(read().map((one) => (takesEdits(one, answer) ? one : { ...one, left: true })))
    if (!(await isConnected(connection))) return
    for (const document of documentKinds) {
      const stores = read().filter((one) => one.left && one.room === closed[document])
      const newest = stores.at(-1)
      for (const one of stores) await compare(one, one === newest ? last[document] : null, answer, connection)
    }
  }

  async function look(answer: PlanAnswer, connection: PlanConnection): Promise<void> {
    tell()
    const isOld = (one: KeptRoom) => one.left || !takesEdits(one, answer)
    if (!read().some(isOld) || !(await isConnected(connection))) return
    write(read().map((one) => (isOld(one) ? { ...one, left: true } : one)))
    for (const one of read())
      if (isOld(one) && one.edits === null) await compare(one, null, answer, connection)
  }

  async function compare(
    { store, room, document }: KeptRoom,
    last: Uint8Array | null,
    answer: PlanAnswer,
    connection: PlanConnection,
  ): Promise<void> {
    const left = { [document]: await readStore(store, last) }
    const edits = findPendingEdits(left, statesOf(connection.documents))
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
    const version = room === answer.rooms[document] ? null : (known?.version ?? answer.latestVersion)
    write([...others, { store, room, document, left: true, version, edits: all, handled }])
  }

  const handleStorage = (event: StorageEvent) => {
    if (event.key === key) tell()
  }
  window.addEventListener('storage', handleStorage)

  return {
    storeFor,
    setAside,
    remember: statesOf,
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

/** Whether the room of a store still takes what this person does in it. */
function takesEdits({ room, document }: KeptRoom, { rooms, role, status }: PlanAnswer): boolean {
  return room === rooms[document] && canEdit(role) && (document === 'progress' || status === 'concept')
}

function statesOf({ plan, progress }: PlanDocuments): PlanStates {
  return { plan: Y.encodeStateAsUpdate(plan), progress: Y.encodeStateAsUpdate(progress) }
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
