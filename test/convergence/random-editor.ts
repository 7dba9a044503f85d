/** Somebody who edits a plan at random, through every function of `shared/plan/`. */
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { entitiesOf } from '#shared/plan/documents.ts'
import * as edit from '#shared/plan/edit-plan.ts'
import type { After } from '#shared/plan/place.ts'
import type { EntityKind } from '#shared/plan/schema.ts'
import { columnType, isTextType, status, tableKinds } from '#shared/plan/schema.ts'
import { columnTypeOf } from './column-type.ts'
import { createRandomListEditor } from './random-list-editor.ts'
import type { RandomSource } from './random-source.ts'
import type { RandomTypist } from './random-typist.ts'

export type RandomEditor = { edit(): void }

export function createRandomEditor(
  documents: PlanDocuments,
  random: RandomSource,
  typist: RandomTypist,
  createId: () => string,
): RandomEditor {
  const origin = { by: createId() }
  const { pick, chance } = random
  const idsOf = (kind: EntityKind) => [...entitiesOf(documents, kind).keys()]
  const idOf = (kind: EntityKind) => pick(idsOf(kind)) as string | undefined
  const spotAmong = (kind: EntityKind): After => pick([null, undefined, idOf(kind)])

  function addTheme(): void {
    const id = createId()
    const title = typist.compose({ kind: 'theme', id, field: 'title' })
    edit.addTheme(documents, { id, title, after: spotAmong('theme') }, origin)
  }

  function addAction(): void {
    const theme = idOf('theme')
    if (theme === undefined) return addTheme()
    const id = createId()
    const title = typist.compose({ kind: 'action', id, field: 'title' })
    const after = spotAmong('action')
    edit.addAction(documents, { id, theme, kind: pick(tableKinds), title, after }, newStep(), origin)
  }

  function addStep(): void {
    const action = idOf('action')
    if (action === undefined) return addAction()
    edit.addStep(documents, { ...newStep(), action, after: spotAmong('step') }, origin)
  }

  function newStep() {
    const id = createId()
    return {
      id,
      text: typist.compose({ kind: 'step', id, field: 'text' }),
      note: typist.compose({ kind: 'step', id, field: 'note' }),
      status: pick([null, ...status.options]),
    }
  }

  function addColumn(): void {
    if (idsOf('column').length > 5) return
    const type = pick([...columnType.options, 'text' as const])
    edit.addColumn(documents, { id: createId(), title: type, type, after: spotAmong('column') }, origin)
  }

  function changeColumn(): void {
    const id = idOf('column')
    if (id === undefined) return addColumn()
    if (chance(0.3)) edit.renameColumn(documents, id, `Kolom ${random.below(100)}`, origin)
    else if (chance(0.5)) edit.setColumnOptions(documents, id, ['hoog', 'laag'], origin)
    else edit.moveColumn(documents, { id, after: spotAmong('column') }, origin)
  }

  function move(): void {
    const [theme, action, step] = [idOf('theme'), idOf('action'), idOf('step')]
    if (theme === undefined || action === undefined || step === undefined) return addAction()
    pick([
      () => edit.moveTheme(documents, { id: theme, after: spotAmong('theme') }, origin),
      () => {
        const place = { id: action, theme, kind: pick(tableKinds), after: spotAmong('action') }
        edit.moveAction(documents, place, origin)
      },
      () => edit.moveStep(documents, { id: step, action, after: spotAmong('step') }, origin),
    ])()
  }

  function removeOrPutBack(): void {
    const kind = pick(['theme', 'action', 'step', 'column'] as const)
    const id = idOf(kind)
    if (id === undefined) return
    if (chance(0.4)) edit.removeEntity(documents, kind, id, { by: origin.by, at: random.below(1e6) }, origin)
    else edit.putBackEntity(documents, kind, id, origin)
  }

  function setValue(): void {
    const step = idOf('step')
    if (step === undefined) return addAction()
    const column = idOf('column')
    const type = column === undefined ? 'text' : columnTypeOf(documents, column)
    if (chance(0.4)) return edit.setStatus(documents, step, pick([null, ...status.options]), origin)
    if (column !== undefined && !isTextType(type)) {
      const plain = { id: column, type }
      const values = { choice: 'hoog', number: random.below(1000), amount: 1250, date: '2026-12-31' }
      return edit.setPlainCell(documents, step, plain, pick([null, values[plain.type]]), origin)
    }
    if (chance(0.3)) edit.addMunicipality(documents, { id: createId(), name: 'Meerdijk' }, origin)
    edit.setMunicipalities(documents, step, idsOf('municipality').slice(0, 2), origin)
  }

  const lists = createRandomListEditor(documents, random, typist, createId)
  const edits = [addTheme, addAction, addStep, addStep, addColumn, changeColumn, move, move, removeOrPutBack]
  return {
    edit() {
      if (chance(0.5)) typist.type()
      else if (chance(0.25)) lists.edit()
      else pick([...edits, setValue, setValue])()
    },
  }
}
