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

let current: SessionState = { state: 'loading' }
const listeners = new Set<() => void>()

let loading: Promise<void> = Promise.resolve()

/** Call once: asks the server who this is, and notices when that session ends. */
export function startSession(): void {
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

export async function signOut(): Promise<void> {
  await calls.signOut()
  change({ state: 'signed-out' })
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
