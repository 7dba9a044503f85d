/** The open plan's connection: its two documents, who else is here, and how safe the work is. */
import { Awareness } from 'y-protocols/awareness'
import type { ErrorCode } from '#shared/errors.ts'
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import type { DocumentLink } from './document-link.ts'
import { openDocumentLink } from './document-link.ts'

/** What the saved mark says. `edits` are this device's edits that the server does not have on disk. */
export type SaveState =
  | { kind: 'loading' }
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** The server has the edits, and can't write them to its disk now. */
  | { kind: 'stalled' }
  /** `edits`: those that this device has in its own store, or all of them, when that is broken and `keeps` none. */
  | { kind: 'offline'; edits: number; keeps: boolean }
  | { kind: 'refused'; code: ErrorCode; edits: number; keeps: boolean }

export type PlanConnection = {
  documents: PlanDocuments
  /** Who is in the plan's room, and in that of its progress. */
  awareness: Record<DocumentKind, Awareness>
  /** True once both documents can be shown; stays true. */
  isLoaded(): boolean
  /** The same object while nothing changed. */
  saveState(): SaveState
  subscribe(listener: () => void): () => void
  /** Resolves when everything stands on this device that should. */
  close(): Promise<void>
}

/** Names of stores on this device; null keeps nothing: who may not edit has no edits to lose. */
export type PlanStores = Record<DocumentKind, string | null>

export type ConnectionOptions = {
  rooms: PlanAnswer['rooms']
  stores: PlanStores
  /** What the server said of the plan may no longer hold: it says so, or is back after it was out of reach. */
  onNews?: () => void
  syncUrl?: string
}

export function openPlanConnection({ rooms, stores, onNews, syncUrl }: ConnectionOptions): PlanConnection {
  const documents = createPlanDocuments()
  const awareness = { plan: new Awareness(documents.plan), progress: new Awareness(documents.progress) }
  const listeners = new Set<() => void>()
  const common = { syncUrl: syncUrl ?? syncAddress(window.location), onChange: update }
  const links: DocumentLink[] = []
  links.push(
    openDocumentLink({
      ...common,
      doc: documents.plan,
      room: rooms.plan,
      deviceStore: stores.plan,
      awareness: awareness.plan,
      ...(onNews ? { onPlanChanged: onNews } : {}),
    }),
    openDocumentLink({
      ...common,
      doc: documents.progress,
      room: rooms.progress,
      deviceStore: stores.progress,
      awareness: awareness.progress,
    }),
  )
  let loaded = false
  let wasConnected: boolean | null = null
  let current: SaveState = { kind: 'loading' }

  function read(): SaveState {
    const states = links.map((link) => link.state())
    const edits = states.reduce((sum, state) => sum + state.unsaved, 0)
    const refusal = states.find((state) => state.refused !== null)?.refused
    const keeps = states.every((state) => state.keeps || state.unsaved === 0)
    if (refusal) return { kind: 'refused', code: refusal, edits, keeps }
    if (!loaded) return { kind: 'loading' }
    if (states.some((state) => !state.connected)) {
      const onDevice = states.reduce((sum, state) => sum + state.onDevice, 0)
      return { kind: 'offline', edits: keeps ? onDevice : edits, keeps }
    }
    if (edits === 0) return { kind: 'saved' }
    return states.some((state) => state.stalled) ? { kind: 'stalled' } : { kind: 'saving' }
  }

  function update(): void {
    loaded ||= links.every((link) => link.state().loaded)
    const next = read()
    if (JSON.stringify(next) !== JSON.stringify(current)) current = next
    for (const listener of listeners) listener()
    noticeReturn()
  }

  function noticeReturn(): void {
    const connected = links.length === 2 && links.every((link) => link.state().connected)
    if (connected && wasConnected === false) onNews?.()
    if (connected || wasConnected !== null) wasConnected = connected
  }

  function setOnline(online: boolean): void {
    for (const link of links) link.setOnline(online)
  }

  /** What stands nowhere but here goes with the window: then the browser asks first. */
  function handleLeaving(event: BeforeUnloadEvent): void {
    if (links.map((link) => link.state()).some(({ keeps, unsaved }) => !keeps && unsaved > 0))
      event.preventDefault()
  }

  const handleOnline = () => setOnline(true)
  const handleOffline = () => setOnline(false)
  window.addEventListener('online', handleOnline)
  window.addEventListener('offline', handleOffline)
  window.addEventListener('beforeunload', handleLeaving)

  return {
    documents,
    awareness,
    isLoaded: () => loaded,
    saveState: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      window.removeEventListener('online', handleOnline)
      window.removeEventListener('offline', handleOffline)
      window.removeEventListener('beforeunload', handleLeaving)
      listeners.clear()
      const kept = links.map((link) => link.close())
      awareness.plan.destroy()
      awareness.progress.destroy()
      documents.plan.destroy()
      documents.progress.destroy()
      await Promise.all(kept)
    },
  }
}

function syncAddress(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/sync`
}
