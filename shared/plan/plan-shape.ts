/** What may stand where in a plan's documents, for whoever has to judge an update. */
import * as Y from 'yjs'
import { z } from 'zod'
import type { DocumentKind } from './documents.ts'
import { cellField, entityRoots, textFields } from './documents.ts'
import type { EntityKind } from './schema.ts'
import { columnType, removal, status, storedPlace } from './schema.ts'

type Shared = Y.AbstractType<unknown>

/** What an item stands in. `type` is null while it is itself new. */
export type Container =
  | { in: 'text' | 'meta' | 'statuses' | 'notes'; type: Shared | null }
  | { in: 'entities' | 'entity'; kind: EntityKind; type: Shared | null }
  /** Deleted: what is written here disappears by itself. */
  | { in: 'nothing' }
  | { in: 'no part of a plan' }
/** A root of the document. */
export type RootContainer = Exclude<Container, { in: 'nothing' | 'no part of a plan' }> & { type: Shared }
export type Spot = { container: Container; key: string | null }

export const nothing: Container = { in: 'nothing' }
export const foreign: Container = { in: 'no part of a plan' }

const strings = z.array(z.string())
const columnFields = { removed: removal, title: z.string(), type: columnType, options: strings }
/** Beside its texts, the plain fields that an entity of a kind can have. */
const plainFields: Record<EntityKind, Readonly<Record<string, z.ZodType>>> = {
  theme: { place: storedPlace.theme, removed: removal },
  action: { place: storedPlace.action, removed: removal },
  step: { place: storedPlace.step, removed: removal, municipalities: strings },
  column: { place: storedPlace.column, ...columnFields },
  municipality: { place: storedPlace.municipality, removed: removal, name: z.string() },
  list: { place: storedPlace.list, removed: removal },
  listColumn: { place: storedPlace.listColumn, ...columnFields },
  listRow: { place: storedPlace.listRow, removed: removal },
}
const plainCellValue = z.union([z.string(), z.number()])

/** Defines the roots of a document, by name, so that nobody else can define them as something else. */
export function openRoots(doc: Y.Doc, kind: DocumentKind): Map<string, RootContainer> {
  const map = (root: string) => doc.getMap(root) as unknown as Shared
  if (kind === 'progress')
    return new Map<string, RootContainer>([
      ['statuses', { in: 'statuses', type: map('statuses') }],
      ['notes', { in: 'notes', type: map('notes') }],
    ])
  const roots = new Map<string, RootContainer>([
    ['title', { in: 'text', type: doc.getText('title') as unknown as Shared }],
    ['meta', { in: 'meta', type: map('meta') }],
  ])
  for (const [entity, root] of Object.entries(entityRoots))
    roots.set(root, { in: 'entities', kind: entity as EntityKind, type: map(root) })
  return roots
}

/** What a shared type that stands in `container` is to what stands in it. */
export function inside(container: Container, made: Shared, type: Shared | null): Container {
  if (container.in === 'nothing') return nothing
  if (container.in === 'entities' && made.constructor === Y.Map)
    return { in: 'entity', kind: container.kind, type }
  if ((container.in === 'entity' || container.in === 'notes') && made.constructor === Y.Text)
    return { in: 'text', type }
  return foreign
}

/** What is wrong with this item in that spot, in words for a log, or null. */
export function faultOf(item: Y.Item, { container, key }: Spot): string | null {
  const { content } = item
  switch (container.in) {
    case 'nothing':
      return null
    case 'no part of a plan':
      return 'something'
    case 'meta':
      return 'a change'
    case 'text':
      return key === null && (content instanceof Y.ContentString || isGone(content)) ? null : 'no text'
    case 'entities':
      if (key === null || !(isGone(content) || isMade(content, Y.Map))) return 'no row'
      return isTaken(container.type, key) ? 'a second row' : null
    case 'entity':
      if (key === null || !(isGone(content) || isField(container.kind, key, content))) return 'a wrong field'
      return isTaken(container.type, key) ? 'a second text' : null
    case 'statuses':
      return key !== null && (isGone(content) || isValue(status, content)) ? null : 'no status'
    case 'notes':
      if (key === null || !(isGone(content) || isMade(content, Y.Text))) return 'no note'
      return isTaken(container.type, key) ? 'a second note' : null
    default:
      return container satisfies never
  }
}

function isField(kind: EntityKind, key: string, content: Y.Item['content']): boolean {
  if ((textFields[kind] as readonly string[]).includes(key)) return isMade(content, Y.Text)
  if ((kind === 'step' || kind === 'listRow') && key.startsWith(cellField('')))
    return isMade(content, Y.Text) || isValue(plainCellValue, content)
  const schema = Object.hasOwn(plainFields[kind], key) ? plainFields[kind][key] : undefined
  return schema !== undefined && isValue(schema, content)
}

/** Whether a row or a text that holds anything stands there: writing over it would take it from its readers. */
function isTaken(parent: Shared | null, key: string): boolean {
  const standing = parent?._map.get(key)
  if (standing === undefined || standing.deleted || !(standing.content instanceof Y.ContentType)) return false
  return !(standing.content.type instanceof Y.Text && standing.content.type.length === 0)
}

function isMade(content: Y.Item['content'], type: typeof Y.Map | typeof Y.Text): boolean {
  return content instanceof Y.ContentType && content.type.constructor === type
}

function isValue(schema: z.ZodType, content: Y.Item['content']): boolean {
  return (
    content instanceof Y.ContentAny && content.arr.length === 1 && schema.safeParse(content.arr[0]).success
  )
}

/** What was overwritten or taken out by its own writer, before we heard of it. */
function isGone(content: Y.Item['content']): boolean {
  return content instanceof Y.ContentDeleted
}
