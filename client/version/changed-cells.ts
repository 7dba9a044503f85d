/** Which cells of the grid differ from a version, and what they were. */
import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/schema.ts'
import type { Difference, FieldDifference } from '#shared/version/difference.ts'
import type { Mark } from './comparison-rows.ts'
import type { Names } from './field-words.ts'
import { spotWords, valueWords } from './field-words.ts'

export type CellChange = { mark: Mark; was: string }

/** By entity, then by the grid's column; a row that is new or moved has it at its first column. */
export type ChangedCells = ReadonlyMap<string, ReadonlyMap<string, CellChange>>

export function changedCells(
  differences: readonly Difference[],
  names: Names & Pick<Plan, 'lists'>,
  t: TFunction,
): ChangedCells {
  const cells = new Map<string, Map<string, CellChange>>()
  const mark = (entity: string, column: string, change: CellChange) => {
    const row = cells.get(entity) ?? new Map<string, CellChange>()
    if (!row.has(column)) row.set(column, change)
    cells.set(entity, row)
  }
  for (const one of differences) {
    const first = firstColumnOf(one, names)
    if (one.change === 'removed' || first === undefined) continue
    if (one.change === 'moved') mark(one.id, first, { mark: 'moved', was: spotWords(one.from, t) })
    if (one.change === 'added') mark(one.id, first, { mark: 'added', was: '' })
    for (const field of one.fields) {
      const change = { mark: one.change, was: valueWords(field.was, field, names, t) }
      if (one.change === 'changed') mark(one.id, columnOf(field), change)
    }
  }
  return cells
}

/** In which column a row's own mark stands; none for what is no row. */
function firstColumnOf({ kind, spot }: Difference, { lists }: Pick<Plan, 'lists'>): string | undefined {
  if (kind === 'step') return 'text'
  if (kind === 'listRow') return lists.find(({ id }) => id === spot.list?.id)?.columns[0]?.id
  return kind === 'theme' || kind === 'action' || kind === 'list' ? 'title' : undefined
}

function columnOf({ field, column }: FieldDifference): string {
  return column ?? field
}
