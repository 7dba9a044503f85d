/** The way back from a frozen content to documents, under the same ids, for showing it like any plan. */
import type { PlanDocuments } from '../plan/documents.ts'
import { createPlanDocuments } from '../plan/documents.ts'
import { createEntity } from '../plan/edit-entity.ts'
import { addList, addListColumn, addListRow } from '../plan/edit-list.ts'
import { addColumn, addMunicipality, addStep, addTheme } from '../plan/edit-plan.ts'
import { inOrder } from '../plan/order.ts'
import type { TableKind } from '../plan/schema.ts'
import { tableKinds } from '../plan/schema.ts'
import { setText } from '../plan/text-cell.ts'
import type { FrozenAction, PlanContent } from './plan-content.ts'

const origin = { by: 'version' }

/** Fresh documents that read as this content. Their progress is empty. */
export function thawContent(content: PlanContent): PlanDocuments {
  const documents = createPlanDocuments()
  documents.plan.transact(() => {
    setText(documents, { kind: 'plan', field: 'title' }, content.title, origin)
    inOrder(content.columns, (column, after) => addColumn(documents, { ...column, after }, origin))
    for (const { id, name } of content.municipalities) addMunicipality(documents, { id, name }, origin)
    inOrder(content.themes, ({ id: theme, title, introduction, tables }, after) => {
      addTheme(documents, { id: theme, after, title, introduction }, origin)
      for (const kind of tableKinds) {
        inOrder(tables[kind], (action, spot) => thawAction(action, theme, kind, spot))
      }
    })
    inOrder(content.lists ?? [], ({ id: list, title, introduction, columns, rows }, after) => {
      addList(documents, { id: list, after, title, introduction }, origin)
      inOrder(columns, (column, spot) => addListColumn(documents, { ...column, list, after: spot }, origin))
      inOrder(rows, (row, spot) => addListRow(documents, { ...row, list, after: spot }, origin))
    })
  }, origin)
  return documents

  /** An action all of whose steps are in the bin has none here. */
  function thawAction(
    { id, title, steps }: FrozenAction,
    theme: string,
    kind: TableKind,
    after: { order: string },
  ): void {
    createEntity(documents, 'action', id, { theme, kind }, after, { title })
    inOrder(steps, (step, spot) => addStep(documents, { ...step, action: id, after: spot }, origin))
  }
}
