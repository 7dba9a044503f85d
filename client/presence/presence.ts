/** Who is in the plan and where: a reading of the awareness states, and the telling of one's own. */
import type { Awareness } from 'y-protocols/awareness'
import type { Presence } from '#shared/protocol/presence.ts'
import { presence } from '#shared/protocol/presence.ts'
import { shareColours } from './colours.ts'

export type Colleague = Presence & {
  /** One per open tab. */
  clientId: number
  colour: string
  me: boolean
}
type Focus = NonNullable<Presence['focus']>
type Caret = NonNullable<Focus['caret']>

export type PresenceStore = {
  /** Everybody present, oneself first; the same array while nothing changed. */
  colleagues(): readonly Colleague[]
  /** The colleagues whose focus is in this cell; the same array while they and where they are did not change. */
  at(row: string, column: string): readonly Colleague[]
  /** Who a Yjs client of this plan or of its progress is, or was before leaving. */
  whoWas(clientId: number): Colleague | undefined
  tellFocus(focus: { row: string; column: string } | null): void
  /** Where one's caret is in the text that is open in the cell with the focus. */
  tellCaret(caret: Caret | null): void
  subscribe(listener: () => void): () => void
  close(): void
}

/** A caret that moves on and on is told so often, ms. */
const caretRestMs = 50
const nobody: readonly Colleague[] = []
const maxRemembered = 1_000

/** `progress` is told nothing but who one is, so that colleagues know who reports. */
export function createPresenceStore(
  { plan, progress }: { plan: Awareness; progress: Awareness },
  user: Presence['user'],
  now: () => number,
): PresenceStore {
  const listeners = new Set<() => void>()
  const parsed = new WeakMap<object, Presence | null>()
  const remembered = new Map<number, Colleague>()
  let colleagues: readonly Colleague[] = []
  let byCell = new Map<string, readonly Colleague[]>()
  let latestCaret: Caret | null = null
  let caretTimer: ReturnType<typeof setTimeout> | undefined

  function read(state: object): Presence | null {
    const known = parsed.get(state)
    if (known !== undefined) return known
    const fresh = presence.safeParse(state).data ?? null
    parsed.set(state, fresh)
    return fresh
  }

  function statesOf(awareness: Awareness): [number, Presence][] {
    return [...awareness.getStates()].flatMap(([clientId, state]) => {
      const told = read(state)
      return told === null ? [] : [[clientId, told]]
    })
  }

  function update(): void {
    const before = new Map(colleagues.map((colleague) => [colleague.clientId, colleague]))
    const here = statesOf(plan)
    const shares = shareColours(here.map(([, told]) => ({ id: told.user.id, since: told.since ?? 0 })))
    colleagues = here
      .map(([clientId, told]) => {
        const known = before.get(clientId)
        const colour = shares.get(told.user.id) ?? ''
        if (known?.colour === colour && known.focus === told.focus && known.user === told.user) return known
        return { ...told, clientId, colour, me: clientId === plan.clientID }
      })
      .sort((a, b) => Number(b.me) - Number(a.me) || a.clientId - b.clientId)
    placeInCells()
    for (const colleague of colleagues) remember(colleague.clientId, colleague)
    for (const [clientId, { user: reporter }] of statesOf(progress)) {
      const same = colleagues.find((colleague) => colleague.user.id === reporter.id)
      if (same) remember(clientId, same)
    }
    for (const listener of listeners) listener()
  }

  function placeInCells(): void {
    const found = new Map<string, Colleague[]>()
    for (const colleague of colleagues) {
      if (colleague.me || !colleague.focus) continue
      const key = cellKey(colleague.focus.row, colleague.focus.column)
      found.set(key, [...(found.get(key) ?? []), colleague])
    }
    const before = byCell
    byCell = new Map(
      [...found].map(([key, there]) => {
        const known = before.get(key)
        const isSame = known?.length === there.length && there.every((one, index) => one === known[index])
        return [key, isSame ? known : there]
      }),
    )
  }

  function remember(clientId: number, colleague: Colleague): void {
    remembered.delete(clientId)
    remembered.set(clientId, colleague)
    if (remembered.size > maxRemembered) remembered.delete(remembered.keys().next().value as number)
  }

  function tell(focus: Focus | null): void {
    plan.setLocalStateField('focus', focus)
  }

  function told(): Focus | null {
    return plan.getLocalState()?.focus ?? null
  }

  function sendCaret(caret: Caret | null): void {
    const before = told()
    if (before === null) return
    const { anchor, head } = before.caret ?? {}
    if (anchor === caret?.anchor && head === caret?.head) return
    tell({ row: before.row, column: before.column, ...(caret ? { caret } : {}) })
  }

  function forgetCaret(): void {
    clearTimeout(caretTimer)
    caretTimer = undefined
  }

  const everyone = [plan, progress]
  for (const awareness of everyone) awareness.on('change', update)
  plan.setLocalState({ user, since: now(), focus: null })
  progress.setLocalState({ user })

  return {
    colleagues: () => colleagues,
    at: (row, column) => byCell.get(cellKey(row, column)) ?? nobody,
    whoWas: (clientId) => remembered.get(clientId),
    tellFocus(focus) {
      const before = told()
      if (focus?.row === before?.row && focus?.column === before?.column) return
      forgetCaret()
      tell(focus)
    },
    tellCaret(caret) {
      latestCaret = caret
      caretTimer ??= setTimeout(() => {
        caretTimer = undefined
        sendCaret(latestCaret)
      }, caretRestMs)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      forgetCaret()
      for (const awareness of everyone) awareness.off('change', update)
    },
  }
}

/** For a paper that nobody is in. */
export const nobodyPresent: Pick<PresenceStore, 'at' | 'tellFocus' | 'tellCaret' | 'subscribe'> = {
  at: () => nobody,
  tellFocus: () => undefined,
  tellCaret: () => undefined,
  subscribe: () => () => undefined,
}

function cellKey(row: string, column: string): string {
  return `${row} ${column}`
}
