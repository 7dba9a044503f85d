/** Somebody who edits the lists of a plan at random, through every function of `shared/plan/` for them. */
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { entitiesOf } from '#shared/plan/documents.ts'
import { listOfEntity } from '#shared/plan/edit-entity.ts'
import * as lists from '#shared/plan/edit-list.ts'
import * as edit from '#shared/plan/edit-plan.ts'
import type { After } from '#shared/plan/place.ts'
import { columnType, isTextType } from '#shared/plan/schema.ts'
import { columnTypeOf } from './column-type.ts'
import type { RandomSource } from './random-source.ts'
import type { RandomTypist } from './random-typist.ts'

type Kind = 'list' | 'listColumn' | 'listRow'
const values = { choice: 'hoog', number: 12.5, amount: 123456, date: '2026-12-31' }

export function createRandomListEditor(
  documents: PlanDocuments,
  random: RandomSource,
  typist: RandomTypist,
  createId: () => string,
): { edit(): void } {
  const origin = { by: createId() }
  const { pick, chance } = random

  /** Of a list, or any. */
  function idOf(kind: Kind, list?: string): string | undefined {
    const found = [...entitiesOf(documents, kind)].filter(
      ([, entity]) => list === undefined || listOfEntity(entity as never) === list,
    )
    return pick(found.map(([id]) => id)) as string | undefined
  }
  const spotIn = (kind: Kind, list?: string): After => pick([null, undefined, idOf(kind, list)])

  function addList(): void {
    const id = createId()
    const title = typist.compose({ kind: 'list', id, field: 'title' })
    lists.addList(documents, { id, title, after: spotIn('list') }, origin)
  }

  function addColumn(list: string): void {
    if (entitiesOf(documents, 'listColumn').size > 8) return
    const type = pick([...columnType.options, 'text' as const])
    const column = { id: createId(), list, title: type, type, after: spotIn('listColumn', list) }
    lists.addListColumn(documents, column, origin)
  }

  function addRow(list: string): void {
    const [id, column] = [createId(), idOf('listColumn', list)]
    const text = column !== undefined && isTextType(columnTypeOf(documents, column)) ? column : undefined
    const cells = text ? { [text]: typist.compose({ kind: 'cell', id, column: text }) } : {}
    lists.addListRow(documents, { id, list, after: spotIn('listRow', list), cells }, origin)
  }

  function changeColumn(list: string): void {
    const id = idOf('listColumn', list)
    if (id === undefined) return addColumn(list)
    if (chance(0.3)) edit.renameColumn(documents, id, `Kolom ${random.below(100)}`, origin)
    else if (chance(0.5)) edit.setColumnOptions(documents, id, ['hoog', 'laag'], origin)
    else lists.moveListColumn(documents, { id, list, after: spotIn('listColumn', list) }, origin)
  }

  function move(list: string): void {
    const row = idOf('listRow', list)
    if (row === undefined || chance(0.2))
      lists.moveList(documents, { id: list, after: spotIn('list') }, origin)
    else lists.moveListRow(documents, { id: row, list, after: spotIn('listRow', list) }, origin)
  }

  function removeOrPutBack(): void {
    const kind = pick(['list', 'listColumn', 'listRow', 'listRow'] as const)
    const id = idOf(kind)
    if (id === undefined) return
    if (chance(0.4)) edit.removeEntity(documents, kind, id, { by: origin.by, at: random.below(1e6) }, origin)
    else edit.putBackEntity(documents, kind, id, origin)
  }

  function setValue(list: string): void {
    const [row, column] = [idOf('listRow', list), idOf('listColumn', list)]
    if (row === undefined) return addRow(list)
    const type = column === undefined ? 'text' : columnTypeOf(documents, column)
    if (column === undefined || isTextType(type)) return
    edit.setPlainCell(documents, row, { id: column, type }, pick([null, values[type]]), origin)
  }

  return {
    edit() {
      const list = idOf('list')
      if (list === undefined || chance(0.1)) return addList()
      pick([addColumn, addRow, addRow, changeColumn, move, setValue, setValue, removeOrPutBack])(list)
    },
  }
}
