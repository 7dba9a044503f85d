/** The content of a plan taken apart into entities by id and ordered lists: the form in which two are compared. */
import type { Cells, Column, ListRow, ListTable, Municipality, Step, TableKind } from '../plan/schema.ts'
import { tableKinds } from '../plan/schema.ts'
import type { FrozenAction, FrozenStep, FrozenTheme, PlanContent } from './plan-content.ts'

export type EntityName =
  | 'plan'
  | 'column'
  | 'municipality'
  | 'theme'
  | 'action'
  | 'step'
  | 'list'
  | 'listColumn'
  | 'listRow'
/** What stands in one field; cells have fields of their own, under `cellKey`. */
export type FieldValue = string | number | string[]
export type Fields = Map<string, FieldValue>

/** What entities stand in, in order: the plan, a table of a theme, an action, or a list table. */
export type ListRef =
  | { of: 'column' | 'municipality' | 'theme' | 'list' }
  | { of: 'action'; theme: string; table: TableKind }
  | { of: 'step'; action: string }
  | { of: 'listColumn' | 'listRow'; list: string }

export type ContentEntity = { fields: Fields; list: ListRef | null }
export type ContentEntities = {
  of: Record<EntityName, Map<string, ContentEntity>>
  /** By `listKey`. */
  lists: Map<string, string[]>
}

/** The id under which the plan itself goes; it is one of a kind. */
export const planId = 'plan'
const cellPrefix = 'cell:'

export function cellKey(column: string): string {
  return cellPrefix + column
}

/** The column of a cell's field, or null for any other field. */
export function columnOfKey(key: string): string | null {
  return key.startsWith(cellPrefix) ? key.slice(cellPrefix.length) : null
}

export function listKey(list: ListRef): string {
  return JSON.stringify(list)
}

/** Takes a content apart. Its ids are unique within their kind, as those of a plan are. */
export function takeApart(content: PlanContent): ContentEntities {
  const entities = createEntities()
  const { of, lists } = entities
  const add = (name: Exclude<EntityName, 'plan'>, id: string, list: ListRef, fields: Fields) => {
    of[name].set(id, { fields, list })
    const known = lists.get(listKey(list))
    if (known) known.push(id)
    else lists.set(listKey(list), [id])
  }

  of.plan.set(planId, { fields: new Map([['title', content.title]]), list: null })
  for (const column of content.columns) add('column', column.id, { of: 'column' }, fieldsOfColumn(column))
  for (const { id, name } of content.municipalities)
    add('municipality', id, { of: 'municipality' }, fieldsOf({ name }))
  for (const theme of content.themes) {
    add(
      'theme',
      theme.id,
      { of: 'theme' },
      fieldsOf({ title: theme.title, introduction: theme.introduction }),
    )
    for (const table of tableKinds) {
      for (const action of theme.tables[table]) {
        add('action', action.id, { of: 'action', theme: theme.id, table }, fieldsOf({ title: action.title }))
        for (const step of action.steps)
          add('step', step.id, { of: 'step', action: action.id }, fieldsOfStep(step))
      }
    }
  }
  for (const { id: list, title, introduction, columns, rows } of content.lists ?? []) {
    add('list', list, { of: 'list' }, fieldsOf({ title, introduction }))
    for (const column of columns)
      add('listColumn', column.id, { of: 'listColumn', list }, fieldsOfColumn(column))
    for (const { id, cells } of rows) add('listRow', id, { of: 'listRow', list }, withCells(new Map(), cells))
  }
  return entities
}

/** Puts back together what `takeApart` took apart. */
export function putTogether({ of, lists }: ContentEntities): PlanContent {
  const idsIn = (list: ListRef) => lists.get(listKey(list)) ?? []
  const read = (name: EntityName, id: string) => {
    const plain = new Map<string, FieldValue>()
    const cells = new Map<string, FieldValue>()
    for (const [key, value] of of[name].get(id)?.fields ?? []) {
      const column = columnOfKey(key)
      if (column === null) plain.set(key, value)
      else cells.set(column, value)
    }
    return { id, ...Object.fromEntries(plain), cells: Object.fromEntries(cells) }
  }
  /** A field holds what was put in under its name, so the shape of `takeApart` comes out again. */
  const readAs = <T>(name: EntityName, id: string) => read(name, id) as unknown as T
  const actionOf = (id: string): FrozenAction => ({
    id,
    title: readAs<FrozenAction>('action', id).title,
    steps: idsIn({ of: 'step', action: id }).map((step) => readAs<FrozenStep>('step', step)),
  })
  const themeOf = (id: string): FrozenTheme => {
    const { title, introduction } = readAs<FrozenTheme>('theme', id)
    const actionsIn = (table: TableKind) => idsIn({ of: 'action', theme: id, table }).map(actionOf)
    return {
      id,
      title,
      introduction,
      tables: { existing: actionsIn('existing'), planned: actionsIn('planned') },
    }
  }
  const columnOf = (name: 'column' | 'listColumn', id: string): Column => {
    const { title, type, options } = readAs<Column>(name, id)
    return { id, title, type, options }
  }
  const listOf = (id: string): ListTable => {
    const { title, introduction } = readAs<ListTable>('list', id)
    const columns = idsIn({ of: 'listColumn', list: id }).map((column) => columnOf('listColumn', column))
    const rows = idsIn({ of: 'listRow', list: id }).map((row) => readAs<ListRow>('listRow', row))
    return { id, title, introduction, columns, rows }
  }
  const listTables = idsIn({ of: 'list' }).map(listOf)
  return {
    title: readAs<PlanContent>('plan', planId).title,
    columns: idsIn({ of: 'column' }).map((id) => columnOf('column', id)),
    municipalities: idsIn({ of: 'municipality' }).map((id) => ({
      id,
      name: readAs<Municipality>('municipality', id).name,
    })),
    themes: idsIn({ of: 'theme' }).map(themeOf),
    ...(listTables.length > 0 && { lists: listTables }),
  }
}

function createEntities(): ContentEntities {
  return {
    of: {
      plan: new Map(),
      column: new Map(),
      municipality: new Map(),
      theme: new Map(),
      action: new Map(),
      step: new Map(),
      list: new Map(),
      listColumn: new Map(),
      listRow: new Map(),
    },
    lists: new Map(),
  }
}

function fieldsOf(values: Record<string, FieldValue>): Fields {
  return new Map(Object.entries(values))
}

function fieldsOfColumn({ title, type, options }: Column): Fields {
  return fieldsOf({ title, type, options })
}

function fieldsOfStep(step: FrozenStep & Partial<Pick<Step, 'status' | 'note'>>): Fields {
  const { text, planning, owner, municipalities, cells, status, note } = step
  const fields = fieldsOf({ text, planning, owner, municipalities })
  if (status) fields.set('status', status)
  if (note) fields.set('note', note)
  return withCells(fields, cells)
}

function withCells(fields: Fields, cells: Readonly<Cells>): Fields {
  for (const [column, value] of Object.entries(cells)) fields.set(cellKey(column), value)
  return fields
}
