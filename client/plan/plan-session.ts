/**
 * One plan that is open on this screen: what the server says of it, and the connection that goes with that.
 * When the server closes a room or refuses, it asks again and opens what is there now, by itself.
 */
import { canEdit } from '#shared/access/role.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { PlanView } from '#shared/plan/plan-view.ts'
import { createPlanView } from '#shared/plan/plan-view.ts'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import type { Version } from '#shared/version/version.ts'
import { getPlan, listVersions } from '../api/calls.ts'
import { ApiError } from '../api/request.ts'
import type { PlanConnection, PlanStores } from './connection.ts'
import { openPlanConnection } from './connection.ts'
import type { AskedPlan, KeptRooms } from './kept-rooms.ts'
import { openKeptRooms, statesOf } from './kept-rooms.ts'

export type OpenedPlan = {
  answer: PlanAnswer
  /** Newest first. */
  versions: readonly Version[]
  connection: PlanConnection
  view: PlanView
}

export type PlanSessionState =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown }
  /** There is no such plan for this person, or no longer. */
  | { state: 'gone'; wasOpen: boolean }
  | ({ state: 'open' } & OpenedPlan)

export type PlanSession = {
  state(): PlanSessionState
  subscribe(listener: () => void): () => void
  /** This person's edits that stayed on the device when a room was closed or refused them. */
  kept: KeptRooms
  /** Asks the server what holds now, and follows. */
  refresh(): Promise<void>
  close(): void
}

type Opened = OpenedPlan & AskedPlan & { rights: string; stores: PlanStores }

/** Refusals after which the server's present answer says how to go on. */
const askAgain: readonly ErrorCode[] = ['room-closed', 'read-only', 'forbidden', 'not-found', 'not-signed-in']
/** Of those, the ones that end what this person may do in a room that goes on. */
const roleLost: readonly ErrorCode[] = ['read-only', 'forbidden', 'not-found']
const retryMs = 3_000
/** Longer between two refusals, and it counts as news; shorter, and asking waits. */
const calmMs = 1_000
/** Gives the screen the time to let go of a connection. */
const releaseMs = 100

export function openPlanSession(planId: string, userId: string): PlanSession {
  const kept = openKeptRooms(planId, userId)
  const listeners = new Set<() => void>()
  let current: PlanSessionState = { state: 'loading' }
  let shown: Opened | null = null
  let coming: { connection: PlanConnection; rights: string; stop(): void } | null = null
  let asking = false
  let askedMeanwhile = false
  let closed = false
  let refusedAt = 0
  /** Connections that are being let go of. */
  let releasing = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function set(next: PlanSessionState): void {
    current = next
    for (const listener of listeners) listener()
  }

  async function refresh(): Promise<void> {
    if (asking) {
      askedMeanwhile = true
      return
    }
    asking = true
    clearTimeout(retry)
    const askedAt = Date.now()
    try {
      const [answer, versions] = await Promise.all([getPlan(planId), askVersions()])
      if (!closed) follow({ answer, askedAt }, versions)
    } catch (error) {
      if (!closed) handleFailure(error)
    } finally {
      asking = false
    }
    if (askedMeanwhile && !closed) {
      askedMeanwhile = false
      await refresh()
    }
  }

  /** The plan can be shown without its history. */
  async function askVersions(): Promise<readonly Version[]> {
    try {
      return (await listVersions(planId)).versions
    } catch {
      return shown?.versions ?? []
    }
  }

  function follow(asked: AskedPlan, versions: readonly Version[]): void {
    const { answer } = asked
    const rights = rightsOf(answer)
    if (shown?.rights === rights && !isRefused(shown.connection)) {
      Object.assign(shown, { ...asked, versions })
      dropComing()
      set({ state: 'open', answer, versions, connection: shown.connection, view: shown.view })
    } else if (coming?.rights !== rights || isRefused(coming.connection)) open(asked, versions, rights)
  }

  function open(asked: AskedPlan, versions: readonly Version[], rights: string): void {
    dropComing()
    const { answer } = asked
    const editor = canEdit(answer.role)
    const stores = {
      plan: editor && answer.status === 'concept' ? kept.storeFor(answer.rooms.plan, 'plan') : null,
      progress: editor ? kept.storeFor(answer.rooms.progress, 'progress') : null,
    }
    const connection = openPlanConnection({
      rooms: answer.rooms,
      stores,
      onNews: () => void refresh(),
    })
    let handled = false
    const stop = connection.subscribe(() => {
      const save = connection.saveState()
      if (save.kind === 'refused' && askAgain.includes(save.code)) {
        if (!handled) handleRefusal(connection, answer.rooms)
        handled = true
      } else if (coming?.connection === connection && (connection.isLoaded() || save.kind === 'refused')) {
        show({ ...asked, versions, connection, view: createPlanView(connection.documents), rights, stores })
      }
    })
    coming = { connection, rights, stop }
  }

  function dropComing(): void {
    coming?.stop()
    void coming?.connection.close()
    coming = null
  }

  function show(next: Opened): void {
    const before = shown
    coming = null
    shown = next
    set({ state: 'open', ...next })
    if (before) {
      releasing++
      setTimeout(() => void release(before), releaseMs)
    } else void lookForLeft()
  }

  async function release({ answer, connection, view, stores }: Opened): Promise<void> {
    const last = statesOf(connection.documents)
    view.close()
    try {
      await connection.close()
    } finally {
      releasing--
    }
    if (shown && !closed) await kept.leave({ rooms: answer.rooms, stores, last }, shown, shown.connection)
    await lookForLeft()
  }

  async function lookForLeft(): Promise<void> {
    if (releasing === 0 && shown && !closed) await kept.look(shown, shown.connection)
  }

  function handleRefusal(connection: PlanConnection, rooms: PlanAnswer['rooms']): void {
    if (connection !== shown?.connection && connection !== coming?.connection) return
    const save = connection.saveState()
    // What a room that is still open refused must not go in by itself when this person may edit again.
    if (save.kind === 'refused' && roleLost.includes(save.code)) kept.setAside(rooms)
    const wait = performance.now() - refusedAt < calmMs ? calmMs : 0
    refusedAt = performance.now()
    clearTimeout(retry)
    if (wait === 0) void refresh()
    else retry = setTimeout(() => void refresh(), wait)
  }

  function handleFailure(error: unknown): void {
    const code = error instanceof ApiError ? error.code : null
    if (code === 'not-found' || code === 'forbidden') {
      const before = shown
      shown = null
      set({ state: 'gone', wasOpen: before !== null })
      dropComing()
      if (before) {
        kept.setAside(before.answer.rooms)
        setTimeout(() => void before.connection.close(), releaseMs)
      }
    } else if (shown === null) set({ state: 'failed', error })
    else if (isRefused(shown.connection)) retry = setTimeout(() => void refresh(), retryMs)
  }

  const handleVisible = () => {
    if (document.visibilityState === 'visible' && shown) void refresh()
  }
  document.addEventListener('visibilitychange', handleVisible)
  void refresh()

  return {
    kept,
    state: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh,
    close() {
      closed = true
      clearTimeout(retry)
      document.removeEventListener('visibilitychange', handleVisible)
      listeners.clear()
      dropComing()
      shown?.view.close()
      void shown?.connection.close()
      kept.close()
    },
  }
}

/** Whether what is open still fits what the server says: other rooms or other rights want another connection. */
function rightsOf({ rooms, role, status }: PlanAnswer): string {
  return JSON.stringify([rooms.plan, rooms.progress, canEdit(role), canEdit(role) && status === 'concept'])
}

function isRefused(connection: PlanConnection): boolean {
  return connection.saveState().kind === 'refused'
}
