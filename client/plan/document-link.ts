/**
 * One Yjs document, held to three places at once: this screen, this device (IndexedDB) and the server. Knows
 * of every local edit whether the server has it on disk.
 */

import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { ErrorCode } from '#shared/errors.ts'
import { errorOfClose } from '#shared/errors.ts'
import { changedCells } from '#shared/plan/changed-cells.ts'
import { messageType, ownMessagesParam, readSaved, readUnsaved } from '#shared/protocol/sync-message.ts'
import { CountingSocket } from './counting-socket.ts'
import type { DeviceStore } from './device-store.ts'
import { openDeviceStore } from './device-store.ts'

export type LinkState = {
  /** There is something to show: from the server, or from this device. */
  loaded: boolean
  connected: boolean
  /** Cells with local edits that the server has not confirmed to be on disk. */
  unsaved: number
  /** How many of those stand in this device's own store. */
  onDevice: number
  /** Whether that store takes what is written; true without one. */
  keeps: boolean
  /** The server says that it can't write to its disk now. */
  stalled: boolean
  /** Why the server ended this link for good, or null. */
  refused: ErrorCode | null
}

export type DocumentLink = {
  state(): LinkState
  /** Goes on- or offline, as the browser says it is. */
  setOnline(online: boolean): void
  /** Resolves when what is kept on the device stands there. */
  close(): Promise<void>
}

export type LinkOptions = {
  doc: Y.Doc
  room: string
  /** Base of the sync address: `wss://host/sync`. */
  syncUrl: string
  /** Name of this document's store on the device, or null to keep nothing there. */
  deviceStore: string | null
  awareness?: Awareness
  onChange: () => void
  /** The server has news about the plan that is not in its documents. */
  onPlanChanged?: () => void
}

/** Opens the link and keeps it open, coming back by itself after every interruption that isn't a refusal. */
export function openDocumentLink({
  doc,
  room,
  syncUrl,
  deviceStore,
  awareness,
  onChange,
  onPlanChanged,
}: LinkOptions): DocumentLink {
  const provider = new WebsocketProvider(syncUrl, room, doc, {
    params: { [ownMessagesParam]: '1' },
    disableBc: true,
    connect: navigator.onLine,
    WebSocketPolyfill: CountingSocket,
    ...(awareness ? { awareness } : {}),
  })
  const device = deviceStore === null ? null : openDeviceStore(deviceStore, doc, onChange)

  let loaded = false
  let stalled = false
  let refused: ErrorCode | null = null
  let edits = 0
  let savedEdits = 0
  /** Of each cell that is not saved, the first and the last of those edits. */
  const cells = new Map<string, { first: number; last: number }>()
  /** Of the messages on this socket. */
  let savedUpdates = 0
  const waiting: { updates: number; edits: number }[] = []
  let storedEdits = 0
  let storeAsked = false
  /** What earlier pages left there and is not among `cells` yet; null before that is known. */
  let left: number | null = null
  let closed = false

  function state(): LinkState {
    return {
      loaded,
      connected: provider.wsconnected && provider.synced,
      unsaved: cells.size,
      onDevice: keeps() ? [...cells.values()].filter(({ first }) => first <= storedEdits).length : 0,
      keeps: keeps(),
      stalled,
      refused,
    }
  }

  function keeps(): boolean {
    return device?.isWorking() ?? true
  }

  /** On an open socket that is in sync, all edits up to now have been sent. */
  function noteSent(): void {
    const { ws, synced } = provider
    if (!synced || !(ws instanceof CountingSocket) || ws.readyState !== WebSocket.OPEN) return
    waiting.push({ updates: ws.updates, edits })
  }

  function settleSaved(): void {
    while (waiting[0] && waiting[0].updates <= savedUpdates) savedEdits = waiting.shift()?.edits ?? savedEdits
    for (const [cell, { last }] of cells) if (last <= savedEdits) cells.delete(cell)
    rememberUnsaved()
    onChange()
  }

  provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
    savedUpdates = readSaved(decoder)
    settleSaved()
  }

  provider.messageHandlers[messageType.unsaved] = (_encoder, decoder) => {
    stalled = readUnsaved(decoder)
    onChange()
  }

  provider.messageHandlers[messageType.planChanged] = () => onPlanChanged?.()

  function rememberUnsaved(): void {
    if (left !== null) device?.noteUnsaved(left + cells.size)
  }

  function askDevice(): void {
    if (closed || storeAsked || device === null) return
    const upTo = edits
    storeAsked = device.whenWritten(() => {
      storeAsked = false
      storedEdits = upTo
      if (edits > upTo) askDevice()
      onChange()
    })
  }

  function countEdit(changed: readonly string[]): void {
    edits++
    // Never nothing: what is not counted would count as saved.
    for (const cell of changed.length > 0 ? changed : [''])
      cells.set(cell, { first: cells.get(cell)?.first ?? edits, last: edits })
  }

  function handleUpdate(_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void {
    if (origin === provider || device?.isOrigin(origin)) return
    countEdit(changedCells(transaction))
    rememberUnsaved()
    askDevice()
    // y-websocket listened first, and has sent it.
    noteSent()
    onChange()
  }

  function handleSync(synced: boolean): void {
    if (synced) {
      loaded = true
      // The server asks for our missing edits before it answers ours, so by now they have been sent.
      noteSent()
      settleSaved()
      // The provider tells who we are with the clock of before the interruption, which others have seen end.
      awareness?.setLocalState(awareness.getLocalState())
    }
    onChange()
  }

  async function readDevice(store: DeviceStore): Promise<void> {
    left = await store.readUnsaved()
    if (cells.size > 0) rememberUnsaved()
    await store.whenRead
    if (left > 0) countEdit(Array.from({ length: left }, (_, i) => `left ${i}`))
    left = 0
    rememberUnsaved()
    loaded ||= doc.store.clients.size > 0
    askDevice()
    noteSent()
    if (provider.synced) settleSaved()
    onChange()
  }

  doc.on('update', handleUpdate)
  provider.on('sync', handleSync)
  provider.on('status', ({ status }) => {
    // Whoever answers next says so again, and counts anew.
    if (status !== 'connected') {
      stalled = false
      savedUpdates = 0
      waiting.length = 0
    }
    onChange()
  })
  provider.on('closed', ({ code }) => {
    refused = errorOfClose(code) ?? 'internal'
    onChange()
  })
  if (device) void readDevice(device)

  return {
    state,
    setOnline(online) {
      if (refused !== null) return
      if (online) provider.connect()
      else provider.disconnect()
    },
    async close() {
      closed = true
      doc.off('update', handleUpdate)
      provider.destroy()
      await device?.close()
    },
  }
}
