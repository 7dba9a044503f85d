/** What colleagues changed just now, and who: gathered per frame of the screen, by cell. */
import type { CellRef } from '#shared/plan/cell-ref.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import type { RemoteEdit } from '#shared/plan/remote-edits.ts'
import { observeRemoteEdits } from '#shared/plan/remote-edits.ts'
import type { Colleague, PresenceStore } from './presence.ts'

/** Who it was, as far as that can be known: none for edits of somebody whom this screen never saw. */
export type RecentEdit = RemoteEdit & { by: readonly Colleague[] }
export type RecentChange = { by: readonly Colleague[] }

export type RecentChanges = {
  /** The change of a cell, for as long as it is new. */
  at(entity: string, column: string): RecentChange | undefined
  /** Called back when that changes for this cell. */
  subscribe(entity: string, column: string, listener: () => void): () => void
  /** Gives the edits of each frame, one for a cell. */
  follow(listener: (edits: readonly RecentEdit[]) => void): () => void
  close(): void
}

/** How long a change is new, ms. */
const shownMs = 1_800

export function createRecentChanges(
  documents: PlanDocuments,
  presence: Pick<PresenceStore, 'at' | 'whoWas'>,
): RecentChanges {
  const listeners = new Map<string, Set<() => void>>()
  const followers = new Set<(edits: readonly RecentEdit[]) => void>()
  const shown = new Map<string, RecentChange & { until: number }>()
  let waiting = new Map<string, RemoteEdit>()
  let frame: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function take(edits: readonly RemoteEdit[]): void {
    for (const edit of edits) {
      const key = JSON.stringify([edit.what, edit.ref])
      const before = waiting.get(key)
      const clients = before ? [...new Set([...before.clients, ...edit.clients])] : edit.clients
      waiting.set(key, { ...edit, clients })
    }
    frame ??= requestAnimationFrame(show)
  }

  function show(): void {
    frame = null
    const edits: RecentEdit[] = []
    for (const edit of waiting.values()) {
      const by = writersOf(edit)
      // From another window of one's own.
      if (by.length > 0 && by.every(({ me }) => me)) continue
      edits.push({ ...edit, by: by.filter(({ me }) => !me) })
    }
    waiting = new Map()
    const until = performance.now() + shownMs
    for (const { what, ref, by } of edits) {
      const cell = what === 'cell' ? addressOf(ref) : null
      if (cell === null) continue
      const key = keyOf(cell.entity, cell.column)
      const before = shown.get(key)
      // Goes on as it was while the same person goes on.
      if (before && samePeople(before.by, by)) before.until = until
      else {
        shown.set(key, { by, until })
        tell(key)
      }
    }
    sweepLater()
    for (const follower of followers) follower(edits)
  }

  function writersOf({ what, ref, clients }: RemoteEdit): Colleague[] {
    const known = clients.flatMap((client) => presence.whoWas(client) ?? [])
    const cell = what === 'cell' && known.length === 0 ? addressOf(ref) : null
    // Letters that went don't tell who took them; who is in the cell does, when nobody else is.
    const there = cell ? presence.at(cell.entity, cell.column) : []
    const people = new Map((there.length === 1 ? there : known).map((one) => [one.user.id, one]))
    return [...people.values()]
  }

  function sweepLater(): void {
    if (timer !== undefined || shown.size === 0) return
    timer = setTimeout(() => {
      timer = undefined
      const now = performance.now()
      for (const [key, { until }] of shown) {
        if (until > now) continue
        shown.delete(key)
        tell(key)
      }
      sweepLater()
    }, shownMs / 4)
  }

  function tell(key: string): void {
    for (const listener of listeners.get(key) ?? []) listener()
  }

  const stop = observeRemoteEdits(documents, take)

  return {
    at: (entity, column) => shown.get(keyOf(entity, column)),
    subscribe(entity, column, listener) {
      const key = keyOf(entity, column)
      const own = listeners.get(key) ?? new Set()
      listeners.set(key, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0 && listeners.get(key) === own) listeners.delete(key)
      }
    },
    follow(listener) {
      followers.add(listener)
      return () => followers.delete(listener)
    },
    close() {
      stop()
      if (frame !== null) cancelAnimationFrame(frame)
      clearTimeout(timer)
      listeners.clear()
      followers.clear()
    },
  }
}

/** The address of a cell in the grid; the title of the plan has none. */
function addressOf(ref: RemoteEdit['ref'] | CellRef): { entity: string; column: string } | null {
  if (ref.kind === 'plan') return null
  if ('column' in ref) return { entity: ref.id, column: ref.column }
  return 'field' in ref ? { entity: ref.id, column: ref.field } : null
}

function samePeople(a: readonly Colleague[], b: readonly Colleague[]): boolean {
  return a.length === b.length && a.every(({ user }, index) => user.id === b[index]?.user.id)
}

function keyOf(entity: string, column: string): string {
  return `${entity} ${column}`
}
