/** Who is in the plan and where: a reading of the awareness states, and the telling of one's own. */
import type { Awareness } from 'y-protocols/awareness'
import type { Presence } from '#shared/protocol/presence.ts'
import { presence } from '#shared/protocol/presence.ts'

export type Colleague = Presence & {
  /** One per open tab. */
  clientId: number
  colour: string
  me: boolean
}

export type PresenceStore = {
  /** Everybody present, oneself first; the same array while nothing changed. */
  colleagues(): readonly Colleague[]
  /** The colleague whose focus is in this cell, or undefined. */
  at(row: string, column: string): Colleague | undefined
  tellFocus(focus: { row: string; column: string } | null): void
  subscribe(listener: () => void): () => void
  close(): void
}

/** Dark enough for white text (4.5:1), far enough apart, and none of them the accent or a status colour. */
const colours = [
  '#8a1c7c',
  '#9a4a00',
  '#00655b',
  '#5b3fb8',
  '#a3124a',
  '#3d5a00',
  '#005a9c',
  '#6b4226',
] as const

export function createPresenceStore(awareness: Awareness, user: Presence['user']): PresenceStore {
  const listeners = new Set<() => void>()
  let colleagues: readonly Colleague[] = []
  let byCell = new Map<string, Colleague>()

  function update(): void {
    const found: Colleague[] = []
    for (const [clientId, state] of awareness.getStates()) {
      const parsed = presence.safeParse(state)
      if (!parsed.success) continue
      const me = clientId === awareness.clientID
      found.push({ ...parsed.data, clientId, me, colour: colourOf(parsed.data.user.id) })
    }
    found.sort((a, b) => Number(b.me) - Number(a.me) || a.clientId - b.clientId)
    colleagues = found
    byCell = new Map()
    for (const colleague of found) {
      if (!colleague.me && colleague.focus)
        byCell.set(cellKey(colleague.focus.row, colleague.focus.column), colleague)
    }
    for (const listener of listeners) listener()
  }

  awareness.on('change', update)
  awareness.setLocalState({ user, focus: null })

  return {
    colleagues: () => colleagues,
    at: (row, column) => byCell.get(cellKey(row, column)),
    tellFocus: (focus) => awareness.setLocalStateField('focus', focus),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      awareness.off('change', update)
    },
  }
}

/** For a paper that nobody is in. */
export const nobodyPresent: Pick<PresenceStore, 'at' | 'tellFocus' | 'subscribe'> = {
  at: () => undefined,
  tellFocus: () => undefined,
  subscribe: () => () => undefined,
}

function cellKey(row: string, column: string): string {
  return `${row} ${column}`
}

/** The same colour for the same person on every screen. */
function colourOf(userId: string): string {
  let hash = 0
  for (let i = 0; i < userId.length; i++) hash = (hash * 31 + userId.charCodeAt(i)) >>> 0
  return colours[hash % colours.length] as string
}
