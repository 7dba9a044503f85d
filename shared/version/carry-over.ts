/** What changes in every row by itself when a column comes or goes, so that it need not be told row by row. */
import { isTextType } from '../plan/schema.ts'
import type { ContentEntities, ContentEntity, EntityName, Fields, FieldValue } from './content-entities.ts'
import { cellKey, listKey } from './content-entities.ts'

/** How the fields of an old row look under the new columns: a column that went took its cell along. */
export function carryOver(was: ContentEntities, is: ContentEntities): (old: ContentEntity) => Fields {
  const gone = (['column', 'listColumn'] as const).flatMap((kind) =>
    [...was.of[kind].keys()].filter((id) => !is.of[kind].has(id)),
  )
  const freshOf = new Map<string | null, string[]>()
  return ({ fields: old, list }) => {
    if (list?.of !== 'step' && list?.of !== 'listRow') return old
    const of = list.of === 'step' ? null : list.list
    const fresh =
      freshOf.get(of) ??
      textColumns(is, of).filter((id) => !was.of.column.has(id) && !was.of.listColumn.has(id))
    freshOf.set(of, fresh)
    const fields = new Map(old)
    for (const id of gone) fields.delete(cellKey(id))
    for (const id of fresh) if (!fields.has(cellKey(id))) fields.set(cellKey(id), '')
    return fields
  }
}

/** An entity in which nothing is filled in yet; `list` is where a list's row stands. */
export function blankFields(kind: EntityName, list: string | null, entities: ContentEntities): Fields {
  const fields: Fields = new Map(Object.entries(blanks[kind]))
  const hasCells = kind === 'step' || kind === 'listRow'
  if (hasCells) for (const id of textColumns(entities, list)) fields.set(cellKey(id), '')
  return fields
}

const blanks: Record<EntityName, Record<string, FieldValue>> = {
  plan: { title: '' },
  column: { title: '', type: '', options: [] },
  municipality: { name: '' },
  theme: { title: '', introduction: '' },
  action: { title: '' },
  step: { text: '', planning: '', owner: '', municipalities: [] },
  list: { title: '', introduction: '' },
  listColumn: { title: '', type: '', options: [] },
  listRow: {},
}

/** Of the plan, or of a list. Their cells are there from the first moment on, empty. */
function textColumns({ of, lists }: ContentEntities, list: string | null): string[] {
  const kind = list === null ? 'column' : 'listColumn'
  const ids = lists.get(listKey(list === null ? { of: 'column' } : { of: 'listColumn', list })) ?? []
  return ids.filter((id) => isTextType(of[kind].get(id)?.fields.get('type')))
}
