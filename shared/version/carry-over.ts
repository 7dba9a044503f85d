/** What changes in every row by itself when a column comes or goes, so that it need not be told row by row. */
import type { ContentEntities, EntityName, Fields, FieldValue } from './content-entities.ts'
import { cellKey } from './content-entities.ts'

/** How the fields of an old step look under the new columns: a column that went took its cell along. */
export function carryOver(was: ContentEntities, is: ContentEntities): (old: Fields) => Fields {
  const gone = [...was.of.column.keys()].filter((id) => !is.of.column.has(id))
  const fresh = textColumns(is).filter((id) => !was.of.column.has(id))
  return (old) => {
    const fields = new Map(old)
    for (const id of gone) fields.delete(cellKey(id))
    for (const id of fresh) if (!fields.has(cellKey(id))) fields.set(cellKey(id), '')
    return fields
  }
}

/** An entity in which nothing is filled in yet. */
export function blankFields(kind: EntityName, entities: ContentEntities): Fields {
  const fields: Fields = new Map(Object.entries(blanks[kind]))
  if (kind === 'step') for (const id of textColumns(entities)) fields.set(cellKey(id), '')
  return fields
}

const blanks: Record<EntityName, Record<string, FieldValue>> = {
  plan: { title: '' },
  column: { title: '', type: '', options: [] },
  municipality: { name: '' },
  theme: { title: '', introduction: '' },
  action: { title: '' },
  step: { text: '', planning: '', owner: '', municipalities: [] },
}

/** Their cells are there from the first moment on, empty. */
function textColumns({ of }: ContentEntities): string[] {
  return [...of.column].filter(([, { fields }]) => fields.get('type') === 'text').map(([id]) => id)
}
