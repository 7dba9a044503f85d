/** Reads one entity out of a document. Total: whatever stands there, something comes out, oddities reported. */
import * as Y from 'yjs'
import type { z } from 'zod'
import { cellField, entityRoots } from './documents.ts'
import type {
  Cells,
  Column,
  EntityKind,
  Municipality,
  Place,
  Problem,
  Removal,
  Status,
  Step,
} from './schema.ts'
import { columnType, isTextType, plainCell, removal, status, storedPlace } from './schema.ts'

/** What every entity has: where it stands (null: unreadable) and whether it is in the bin. */
type Located<K extends EntityKind> = {
  id: string
  place: Place<K> | null
  removal: Removal | null
  problems: readonly Problem[]
}
export type ThemeReading = Located<'theme'> & { title: string; introduction: string }
export type ActionReading = Located<'action'> & { title: string }
export type StepReading = Located<'step'> &
  Omit<Step, 'status' | 'note' | 'cells'> & { fields: ReadonlyMap<string, unknown> }
export type ColumnReading = Located<'column'> & Column
export type ListReading = Located<'list'> & { title: string; introduction: string }
export type ListColumnReading = Located<'listColumn'> & Column
export type ListRowReading = Located<'listRow'> & { fields: ReadonlyMap<string, unknown> }
export type MunicipalityReading = Located<'municipality'> & Municipality
export type StatusReading = { id: string; status: Status | null; problems: readonly Problem[] }
export type NoteReading = { id: string; note: string; problems: readonly Problem[] }

export function readTheme(id: string, value: unknown): ThemeReading {
  const fields = openFields('theme', id, value)
  return { ...fields.located(), title: fields.text('title'), introduction: fields.text('introduction') }
}

export function readAction(id: string, value: unknown): ActionReading {
  const fields = openFields('action', id, value)
  return { ...fields.located(), title: fields.text('title') }
}

export function readStep(id: string, value: unknown): StepReading {
  const fields = openFields('step', id, value)
  return {
    ...fields.located(),
    text: fields.text('text'),
    planning: fields.text('planning'),
    owner: fields.text('owner'),
    municipalities: fields.strings('municipalities'),
    fields: fields.cells(),
  }
}

export function readColumn(id: string, value: unknown): ColumnReading {
  return readColumnOf('column', id, value)
}

export function readList(id: string, value: unknown): ListReading {
  const fields = openFields('list', id, value)
  return { ...fields.located(), title: fields.text('title'), introduction: fields.text('introduction') }
}

export function readListColumn(id: string, value: unknown): ListColumnReading {
  return readColumnOf('listColumn', id, value)
}

export function readListRow(id: string, value: unknown): ListRowReading {
  const fields = openFields('listRow', id, value)
  return { ...fields.located(), fields: fields.cells() }
}

export function readMunicipality(id: string, value: unknown): MunicipalityReading {
  const fields = openFields('municipality', id, value)
  return { ...fields.located(), name: fields.plain('name') ?? '' }
}

export function readStatus(id: string, value: unknown): StatusReading {
  const result = status.safeParse(value)
  if (result.success) return { id, status: result.data, problems: [] }
  return { id, status: null, problems: [{ root: 'statuses', id, reason: 'bad-field' }] }
}

export function readNote(id: string, value: unknown): NoteReading {
  if (value instanceof Y.Text) return { id, note: value.toString(), problems: [] }
  if (typeof value === 'string') return { id, note: value, problems: [] }
  return { id, note: '', problems: [{ root: 'notes', id, reason: 'bad-field' }] }
}

/**
 * The cells of a row for the given columns; a cell of the wrong type reads as empty. Without prototype: a
 * client may name its column `constructor`.
 */
export function readCells(fields: ReadonlyMap<string, unknown>, columns: readonly Column[]): Cells {
  const cells: Cells = Object.create(null)
  for (const column of columns) {
    const raw = fields.get(column.id)
    if (isTextType(column.type)) {
      if (typeof raw === 'string') cells[column.id] = raw
    } else {
      const parsed = plainCell[column.type].safeParse(raw)
      if (parsed.success) cells[column.id] = parsed.data
    }
  }
  return cells
}

function readColumnOf<K extends 'column' | 'listColumn'>(kind: K, id: string, value: unknown) {
  const fields = openFields(kind, id, value)
  return {
    ...fields.located(),
    title: fields.plain('title') ?? '',
    type: fields.parsed('type', columnType) ?? ('text' as const),
    options: fields.strings('options'),
  }
}

function openFields<K extends EntityKind>(kind: K, id: string, value: unknown) {
  const root = entityRoots[kind]
  const problems: Problem[] = []
  const map = value instanceof Y.Map ? value : null
  if (map === null) problems.push({ root, id, reason: 'not-a-map' })

  function parsed<T>(field: string, schema: z.ZodType<T>): T | null {
    const raw = map?.get(field)
    if (raw === undefined) return null
    const result = schema.safeParse(raw)
    if (result.success) return result.data
    problems.push({ root, id, reason: 'bad-field', field })
    return null
  }

  function plain(field: string): string | null {
    const raw = map?.get(field)
    if (typeof raw === 'string') return raw
    if (raw !== undefined) problems.push({ root, id, reason: 'bad-field', field })
    return null
  }

  return {
    parsed,
    plain,
    text(field: string): string {
      const raw = map?.get(field)
      if (raw instanceof Y.Text) return raw.toString()
      return plain(field) ?? ''
    },
    strings(field: string): string[] {
      const raw = map?.get(field)
      if (raw === undefined) return []
      if (Array.isArray(raw) && raw.every((item) => typeof item === 'string')) return raw
      problems.push({ root, id, reason: 'bad-field', field })
      return []
    },
    /** By column id: shared texts as strings, plain values as they stand. */
    cells(): ReadonlyMap<string, unknown> {
      const prefix = cellField('')
      const cells = new Map<string, unknown>()
      for (const [field, raw] of map ?? []) {
        if (field.startsWith(prefix))
          cells.set(field.slice(prefix.length), raw instanceof Y.Text ? raw.toString() : raw)
      }
      return cells
    },
    located(): Located<K> {
      const result = map === null ? null : storedPlace[kind].safeParse(map.get('place'))
      if (result !== null && !result.success) problems.push({ root, id, reason: 'bad-place' })
      return {
        id,
        place: result?.success ? (result.data as Place<K>) : null,
        removal: map === null ? null : parsed('removed', removal),
        problems,
      }
    },
  }
}
