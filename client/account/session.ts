/** Who is signed in on this device: loaded once, kept outside React. */
import { useSyncExternalStore } from 'react'
import type { SessionAnswer } from '#shared/protocol/http.ts'
import * as calls from '../api/calls.ts'
import { ApiError, observeRefusals } from '../api/request.ts'

export type SessionState =
  | { state: 'loading' }
  | { state: 'signed-out' }
  | { state: 'signed-in'; session: SessionAnswer }
  /** The server could not be asked. */
  | { state: 'failed'; error: unknown }

/** Changes that only this device has: not yet sent, or refused and still to be chosen about. */
export type WaitingWork = { unsent: number; refused: number }

/** What this device keeps for an account besides its session. */
export type DeviceKeep = {
  findWaitingWork(userId: string): Promise<WaitingWork>
  forgetAccount(userId: string): Promise<void>
}

/** Windows of this browser tell each other who signed out. */
const windows = new BroadcastChannel('regietafel.signed-out')
let device: DeviceKeep | null = null
let current: SessionState = { state: 'loading' }
const listeners = new Set<() => void>()

let loading: Promise<void> = Promise.resolve()

/** Call once: asks the server who this is, and notices when that session ends. */
export function startSession(deviceKeep: DeviceKeep): void {
  device = deviceKeep
  windows.onmessage = ({ data }) => {
    if (current.state === 'signed-in' && current.session.user.id === data) change({ state: 'signed-out' })
  }
  // A session that ends on the server, wherever that shows first, ends here too.
  observeRefusals((code) => {
    if (code === 'not-signed-in') change({ state: 'signed-out' })
  })
  void loadSession()
}

/** Asks the server again, for example after there was no connection. */
export function loadSession(): Promise<void> {
  loading = ask()
  return loading
}

/** Signs in with a one-time token. Throws an `ApiError` when it is refused; who was signed in then stays so. */
export async function signIn(token: string): Promise<void> {
  // An older answer "not signed in" must not come in after this one.
  await loading
  change({ state: 'signed-in', session: await calls.signIn(token) })
}

/** What would be lost by signing out. */
export async function findWaitingWork(): Promise<WaitingWork> {
  const none = { unsent: 0, refused: 0 }
  if (current.state !== 'signed-in' || device === null) return none
  return device.findWaitingWork(current.session.user.id)
}

/** Also in other windows. Nothing of the account's plans stays on this device, sent or not. */
export async function signOut(): Promise<void> {
  const userId = current.state === 'signed-in' ? current.session.user.id : null
  await calls.signOut()
  change({ state: 'signed-out' })
  if (userId === null) return
  windows.postMessage(userId)
  await device?.forgetAccount(userId)
}

export function useSessionState(): SessionState {
  return useSyncExternalStore(observe, () => current)
}

/** The person who is signed in. Only for what stands inside a `SessionGate`. */
export function useSession(): SessionAnswer {
  const state = useSessionState()
  if (state.state !== 'signed-in') throw new Error('useSession outside a SessionGate')
  return state.session
}

async function ask(): Promise<void> {
  change({ state: 'loading' })
  try {
    change({ state: 'signed-in', session: await calls.getSession() })
  } catch (error) {
    const signedOut = error instanceof ApiError && error.code === 'not-signed-in'
    change(signedOut ? { state: 'signed-out' } : { state: 'failed', error })
  }
}

function observe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: SessionState): void {
  current = next
  for (const listener of listeners) listener()
}
