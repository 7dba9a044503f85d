/** Which cells and rows others changed, and as which Yjs clients they wrote. */
import * as Y from 'yjs'
import type { CellRef } from './cell-ref.ts'
import { cellRef } from './cell-ref.ts'
import type { DocumentKind, PlanDocuments } from './documents.ts'
import { cellField, entitiesOf, notesOf, statusesOf, titleOf } from './documents.ts'
import { listOfEntity } from './edit-entity.ts'

const rowKinds = ['theme', 'action', 'step', 'list', 'listRow'] as const
export type RowRef = { kind: (typeof rowKinds)[number]; id: string }
export type RemoteEdit = (
  | { what: 'cell'; ref: CellRef }
  | { what: 'row'; ref: RowRef; change: 'added' | 'moved' | 'removed' | 'restored' }
) & {
  /** The list that it is in, or is. */
  list?: string
  /** Yjs clients. Who only took letters out can't be told from a document: then it is empty. */
  clients: readonly number[]
}

type Shared = Y.AbstractType<unknown>
type Writers = Map<Shared, Map<string | null, Set<number>>>

/** Calls back after every transaction of others that changed any of it. Costs as much as there is new in it. */
export function observeRemoteEdits(
  documents: PlanDocuments,
  listener: (edits: readonly RemoteEdit[]) => void,
): () => void {
  const roots = new Map<Shared, (typeof rowKinds)[number]>(
    rowKinds.map((kind) => [entitiesOf(documents, kind) as unknown as Shared, kind]),
  )

  const title: unknown = titleOf(documents)
  const notes: unknown = notesOf(documents)
  const statuses: unknown = statusesOf(documents)

  function handleTransaction(transaction: Y.Transaction): void {
    if (transaction.local || transaction.changed.size === 0) return
    const writers = writersIn(transaction)
    const edits = [...transaction.changed].flatMap(([type, keys]) =>
      [...keys].flatMap((key): RemoteEdit[] => {
        const clients = [...(writers.get(type as unknown as Shared)?.get(key) ?? [])]
        const edit = describe(type as unknown as Shared, key)
        return edit === null ? [] : [{ ...edit, ...listOf(edit), clients }]
      }),
    )
    if (edits.length > 0) listener(edits)
  }

  function describe(type: Shared, key: string | null) {
    const row = key === null ? undefined : roots.get(type)
    if (row && key !== null) return { what: 'row', ref: { kind: row, id: key }, change: 'added' } as const
    const entity = rowOf(type)
    if (entity && key === 'removed') {
      const change = (type as unknown as Y.Map<unknown>).has('removed') ? 'removed' : 'restored'
      return { what: 'row', ref: entity, change } as const
    }
    if (entity && key === 'place') return { what: 'row', ref: entity, change: 'moved' } as const
    const ref = refOf(type, key)
    return ref && ({ what: 'cell', ref } as const)
  }

  function refOf(type: Shared, key: string | null): CellRef | null {
    if (type === title) return { kind: 'plan', field: 'title' }
    if (type === statuses) return key === null ? null : { kind: 'step', id: key, field: 'status' }
    if (type.parent === notes) return fieldRef({ kind: 'step', id: type._item?.parentSub ?? '' }, 'note')
    // A text stands under its field's name; a value is a key of the row itself.
    const row = rowOf(key === null ? (type.parent as Shared | null) : type)
    return row && fieldRef(row, key ?? type._item?.parentSub ?? '')
  }

  function listOf({ ref }: Pick<RemoteEdit, 'ref'>): { list?: string } {
    if (ref.kind === 'list') return { list: ref.id }
    if (ref.kind !== 'listRow' && ref.kind !== 'listCell') return {}
    const row = entitiesOf(documents, 'listRow').get(ref.id)
    const list = row instanceof Y.Map ? listOfEntity(row) : null
    return list === null ? {} : { list }
  }

  function rowOf(type: Shared | null): RowRef | null {
    const kind = type?.parent ? roots.get(type.parent as Shared) : undefined
    const id = type?._item?.parentSub
    return kind && typeof id === 'string' ? { kind, id } : null
  }

  const kinds: readonly DocumentKind[] = ['plan', 'progress']
  for (const kind of kinds) documents[kind].on('afterTransaction', handleTransaction)
  return () => {
    for (const kind of kinds) documents[kind].off('afterTransaction', handleTransaction)
  }
}

/** By what was written in, and under which key, or null in a text: as which clients. */
function writersIn({ doc, beforeState, afterState }: Y.Transaction): Writers {
  const writers: Writers = new Map()
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0
    const structs = clock > before ? (doc.store.clients.get(client) ?? []) : []
    for (let i = structs.length > 0 ? Y.findIndexSS(structs, before) : 0; i < structs.length; i++) {
      const struct = structs[i]
      if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) continue
      const type = struct.parent as Shared
      const byKey = writers.get(type) ?? new Map<string | null, Set<number>>()
      writers.set(type, byKey.set(struct.parentSub, (byKey.get(struct.parentSub) ?? new Set()).add(client)))
    }
  }
  return writers
}

function fieldRef({ kind, id }: RowRef, field: string): CellRef | null {
  const prefix = cellField('')
  if (field.startsWith(prefix))
    return { kind: kind === 'listRow' ? 'listCell' : 'cell', id, column: field.slice(prefix.length) }
  return cellRef.safeParse({ kind, id, field }).data ?? null
}
