/** What all entities share: coming into being, moving, going to the bin and being put back. */
import * as Y from 'yjs'
import type { EditOrigin, Entity, PlanDocuments } from './documents.ts'
import { cellField, entitiesOf, requireEntity, textFields } from './documents.ts'
import type { After } from './place.ts'
import { takePlace } from './place.ts'
import type { BinEntry, EntityKind, Place, Removal } from './schema.ts'
import { isTextType, storedPlace } from './schema.ts'

/**
 * Makes an entity with all its text cells. Only the maker of a row or a column ever creates text cells (and
 * the server, where neither knew of the other), so two people who open the same empty cell share one.
 */
export function createEntity<K extends EntityKind>(
  documents: PlanDocuments,
  kind: K,
  id: string,
  parent: Omit<Place<K>, 'order'>,
  after: After,
  content: Readonly<Record<string, unknown>> = {},
): Entity {
  const entity = new Y.Map<unknown>()
  const place = takePlace(documents, kind, parent, after)
  entity.set('place', place)
  const list = 'list' in place ? place.list : null
  const hasCells = kind === 'step' || kind === 'listRow'
  const texts: readonly string[] = [...textFields[kind], ...(hasCells ? textCellFields(documents, list) : [])]
  for (const field of texts) {
    const initial = content[field]
    entity.set(field, new Y.Text(typeof initial === 'string' ? initial : ''))
  }
  for (const [field, value] of Object.entries(content)) {
    if (!texts.includes(field) && value !== undefined) entity.set(field, value)
  }
  entitiesOf(documents, kind).set(id, entity)
  return entity
}

/**
 * The fields that steps have for all text columns, or the rows of a list for all of that list, those in the bin
 * included: they can be put back.
 */
export function textCellFields(documents: PlanDocuments, list: string | null = null): string[] {
  const columns = entitiesOf(documents, list === null ? 'column' : 'listColumn')
  return textFieldsByList(columns).get(list) ?? []
}

/** The fields of all text columns among these by the list that they are of; null: columns of the plan. */
export function textFieldsByList(columns: Y.Map<unknown>): Map<string | null, string[]> {
  const fields = new Map<string | null, string[]>()
  for (const [id, column] of columns) {
    if (!(column instanceof Y.Map) || !isTextType(column.get('type'))) continue
    const list = listOfEntity(column)
    const own = fields.get(list) ?? []
    fields.set(list, own)
    own.push(cellField(id))
  }
  return fields
}

/** The list that a column or a row stands in; null for what stands in none. */
export function listOfEntity(entity: Entity): string | null {
  const place = entity.get('place')
  return typeof place === 'object' && place !== null && 'list' in place && typeof place.list === 'string'
    ? place.list
    : null
}

/** Whether there is such an entity, in the bin or not. */
export function hasEntity(documents: PlanDocuments, kind: EntityKind, id: string): boolean {
  return entitiesOf(documents, kind).has(id)
}

/** One small write, so that a colleague's simultaneous edit inside the moved entity is kept. */
export function moveEntity<K extends EntityKind>(
  documents: PlanDocuments,
  kind: K,
  id: string,
  parent: Omit<Place<K>, 'order'>,
  after: After,
  origin: EditOrigin,
): void {
  const entity = requireEntity(documents, kind, id)
  documents.plan.transact(() => entity.set('place', takePlace(documents, kind, parent, after, id)), origin)
}

/** Puts an entity in the bin. What hangs under it goes along, and comes back with it. */
export function removeEntity(
  documents: PlanDocuments,
  kind: BinEntry['kind'],
  id: string,
  removal: Removal,
  origin: EditOrigin,
): void {
  const entity = requireEntity(documents, kind, id)
  documents.plan.transact(() => entity.set('removed', removal), origin)
}

/** Takes an entity out of the bin, and what it stands in (action and theme, or list) with it if that is there too. */
export function putBackEntity(
  documents: PlanDocuments,
  kind: BinEntry['kind'],
  id: string,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => {
    requireEntity(documents, kind, id).delete('removed')
    const parent = parentOf(documents, kind, id)
    if (parent) putBackEntity(documents, parent.kind, parent.id, origin)
  }, origin)
}

function parentOf(
  documents: PlanDocuments,
  kind: EntityKind,
  id: string,
): { kind: 'theme' | 'action' | 'list'; id: string } | null {
  const { data: place } = storedPlace[kind].safeParse(requireEntity(documents, kind, id).get('place'))
  for (const above of ['action', 'theme', 'list'] as const) {
    const parent = (place as Partial<Record<typeof above, string>> | undefined)?.[above]
    if (parent !== undefined)
      return entitiesOf(documents, above).get(parent) instanceof Y.Map ? { kind: above, id: parent } : null
  }
  return null
}
