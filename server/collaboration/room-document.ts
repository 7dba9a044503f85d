/** The live document of a room: how it comes from disk, and what the server itself does to it. */
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { migratePlan, titleOf } from '#shared/plan/documents.ts'
import { keepTextCells } from '#shared/plan/fill-text-cells.ts'
import type { LoadedRoom, StoredRoom } from '../storage/storage.ts'
import type { CollaborationLog, Limits } from './settings.ts'

/** The author of what the server does to a document by itself. */
export const serverAuthor = 'server'
const serverOrigin = { by: serverAuthor }
const clientsOrigin = { by: 'clients' }
const restPerMeasuring = 20
/** Of filling in cells: a few ms, in which a thousand are made. */
const mostEffort = 20_000
/** From here on as many: hardly any number that a client draws is lower, and none is likely to be drawn twice. */
const firstServerClient = 2 ** 20

export type RoomDocument = {
  readonly doc: Y.Doc
  /** Its state vector as it came from disk. */
  readonly loadedVector: Uint8Array
  /**
   * Whatever `work` enters goes in as one transaction, and out as one update, unless `work` answers the one update that
   * all of it came down to. `enter` answers false for an update that Yjs chokes on, and leaves the others alone.
   * `mayRelease`: older updates may go in with these.
   */
  apply(work: (enter: (update: Uint8Array) => boolean, mayRelease: boolean) => Uint8Array | null): Applied
  /** At least what it takes, encoded. */
  bytes(): number
  /** Whether it may still grow by so much, within the limit of a document. */
  hasRoomFor(bytes: number): boolean
  /** Whether the next transaction, also an empty one, will fill in such texts. */
  hasCellsToFill(): boolean
  /** What the server did while the document was opened, or null. Asked once. */
  takeOpeningUpdate(): Uint8Array | null
  /** Null for a document without a title. */
  readonly title: Y.Text | null
  close(): void
}

export type Applied = {
  /**
   * What came into the document, merged to one update, or null when all of it waits for something missing or `work`
   * answered it.
   */
  merged: Uint8Array | null
  /** What the server did in answer. */
  byServer: Uint8Array | null
  /** Whether `merged` may hold older updates too, that had been waiting for these. */
  released: boolean
}

/** While not `mayFill`, rows that lack a text get none from the server. */
export function openRoomDocument(
  stored: StoredRoom,
  loaded: LoadedRoom,
  log: CollaborationLog,
  { maxDocumentBytes }: Pick<Limits, 'maxDocumentBytes'>,
  mayFill: () => boolean,
): RoomDocument {
  // By a name that is known: drawing one takes Yjs half a millisecond.
  const guid = stored.name
  const doc = new Y.Doc({ guid })
  // The rest of a plan's functions wants both documents; of the other one they get an empty stand-in.
  const documents: PlanDocuments = { plan: doc, progress: new Y.Doc({ guid }) }
  let merged: Uint8Array[] = []
  let byServer: Uint8Array[] = []
  /** At least what the document takes: what went out of it counts until it is measured again. */
  let bytes = sizeOf(loaded)
  /** Measuring takes long for a large document, so it has to rest a while. */
  let measurableFrom = 0

  load(doc, loaded, (error) =>
    log.error({ err: error, room: stored.name }, 'an update on disk is unreadable'),
  )
  const loadedVector = Y.encodeStateVector(doc)
  // What the server makes is empty. Of two in one place Yjs lets that of the higher number stand.
  doc.clientID = firstServerClient + (doc.clientID % firstServerClient)
  const note = (update: Uint8Array, origin: unknown) => {
    bytes += update.length
    if (origin === serverOrigin) byServer.push(update)
    else merged.push(update)
  }
  // Of each transaction anew, since `apply` may end it.
  doc.on('beforeTransaction', () => doc.on('update', note))
  if (stored.document === 'plan') migratePlan(documents, serverOrigin)
  const cells =
    stored.document === 'plan'
      ? keepTextCells(documents, serverOrigin, {
          mayFill: () => mayFill() && bytes <= maxDocumentBytes,
          mostEffort,
        })
      : null

  function enter(update: Uint8Array): boolean {
    try {
      Y.applyUpdate(doc, update, clientsOrigin)
      return true
    } catch (error) {
      log.warn({ err: error, room: stored.name }, 'an update could not be applied')
      return false
    }
  }

  /** Where Yjs can't merge them, the whole document, which holds them all. */
  function mergeAll(updates: Uint8Array[]): Uint8Array | null {
    const [only] = updates
    if (only === undefined || updates.length === 1) return only ?? null
    try {
      return Y.mergeUpdates(updates)
    } catch (error) {
      log.error({ err: error, room: stored.name }, 'updates could not be merged')
      return Y.encodeStateAsUpdate(doc)
    }
  }

  function take(): { merged: Uint8Array | null; byServer: Uint8Array | null } {
    const taken = { merged: mergeAll(merged), byServer: mergeAll(byServer) }
    merged = []
    byServer = []
    return taken
  }

  return {
    doc,
    loadedVector,
    apply(work) {
      const released = isWaiting(doc)
      try {
        doc.transact(() => {
          const asItCame = work(enter, released)
          if (asItCame === null) return
          // When nobody listens Yjs does not write it anew, which takes longer than taking it in.
          doc.off('update', note)
          bytes += asItCame.length
        }, clientsOrigin)
      } catch (error) {
        // Out of an observer: the updates themselves are in by then.
        log.error({ err: error, room: stored.name }, 'following up on updates failed')
      }
      return { ...take(), released }
    },
    bytes: () => bytes,
    hasRoomFor(more) {
      const start = performance.now()
      if (bytes + more > maxDocumentBytes && start >= measurableFrom) {
        bytes = Y.encodeStateAsUpdate(doc).length
        const end = performance.now()
        measurableFrom = end + (end - start) * restPerMeasuring
      }
      return bytes + more <= maxDocumentBytes
    },
    hasCellsToFill: () => cells?.isDue() ?? false,
    takeOpeningUpdate: () => take().byServer,
    title: stored.document === 'plan' ? titleOf(documents) : null,
    close() {
      doc.destroy()
      documents.progress.destroy()
    },
  }
}

/** All that is part of the document, without what still waits for a missing update. */
export function encodeApplied(doc: Y.Doc): Uint8Array {
  const { pendingStructs, pendingDs } = doc.store
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  try {
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.store.pendingStructs = pendingStructs
    doc.store.pendingDs = pendingDs
  }
}

function load(doc: Y.Doc, { snapshot, updates }: LoadedRoom, onBroken: (error: unknown) => void): void {
  doc.transact(() => {
    for (const update of snapshot === null ? updates : [snapshot, ...updates]) {
      try {
        Y.applyUpdate(doc, update)
      } catch (error) {
        onBroken(error)
      }
    }
  }, clientsOrigin)
}

function sizeOf({ snapshot, updates }: LoadedRoom): number {
  return updates.reduce((sum, update) => sum + update.length, snapshot?.length ?? 0)
}

function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}
