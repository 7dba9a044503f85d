/** What all entities share: coming into being, moving, going to the bin and being put back. */
import * as Y from 'yjs'
import type { EditOrigin, Entity, PlanDocuments } from './documents.ts'
import { cellField, entitiesOf, requireEntity, textFields } from './documents.ts'
import type { After } from './place.ts'
import { takePlace } from './place.ts'
import type { BinEntry, EntityKind, Place, Removal } from './schema.ts'
import { storedPlace } from './schema.ts'

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
  entity.set('place', takePlace(documents, kind, parent, after))
  const texts: readonly string[] =
    kind === 'step' ? [...textFields.step, ...textCellFields(documents)] : textFields[kind]
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

/** The step fields of all text columns, those in the bin included: they can be put back. */
export function textCellFields(documents: PlanDocuments): string[] {
  const fields: string[] = []
  for (const [id, column] of entitiesOf(documents, 'column')) {
    if (column instanceof Y.Map && column.get('type') === 'text') fields.push(cellField(id))
  }
  return fields
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

/** Takes an entity out of the bin, and the action and theme it stands in with it if they are there too. */
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
): { kind: 'theme' | 'action'; id: string } | null {
  if (kind !== 'step' && kind !== 'action') return null
  const place = storedPlace[kind].safeParse(requireEntity(documents, kind, id).get('place'))
  if (!place.success) return null
  const parent =
    'action' in place.data
      ? { kind: 'action' as const, id: place.data.action }
      : { kind: 'theme' as const, id: place.data.theme }
  return entitiesOf(documents, parent.kind).get(parent.id) instanceof Y.Map ? parent : null
}
