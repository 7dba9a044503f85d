/** A plan that is still to be made: what an import understood, or the sample. Writing it makes the plan. */
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { migratePlan, titleOf } from './documents.ts'
import type { DraftColumn, DraftList } from './draft-list.ts'
import { writeList } from './draft-list.ts'
import type { NewAction } from './edit-plan.ts'
import { addAction, addColumn, addMunicipality, addStep, addTheme } from './edit-plan.ts'
import { inOrder } from './order.ts'
import type { Status, TableKind } from './schema.ts'
import { tableKinds } from './schema.ts'

export type DraftStep = {
  text?: string
  planning?: string
  owner?: string
  /** Names. */
  municipalities?: readonly string[]
  status?: Status | null
  note?: string
  /** One per column of the draft, in that order; null or absent is empty. */
  cells?: readonly (string | number | null)[]
}
/** An action without steps is written with one step whose text is empty. */
export type DraftAction = { title: string; steps: readonly DraftStep[] }
export type DraftTheme = {
  title: string
  introduction?: string
  tables: Partial<Record<TableKind, readonly DraftAction[]>>
}
export type PlanDraft = {
  title: string
  /** Partners that are named first; names in steps come after these. */
  municipalities?: readonly string[]
  columns?: readonly DraftColumn[]
  themes: readonly DraftTheme[]
  lists?: readonly DraftList[]
}

/** Fills empty documents with a draft. `createId` gives an id that no other entity has. */
export function writeDraft(
  documents: PlanDocuments,
  draft: PlanDraft,
  createId: () => string,
  origin: EditOrigin,
): void {
  let columns: string[] = []
  let municipalities = new Map<string, string>()
  documents.progress.transact(() => {
    documents.plan.transact(() => {
      migratePlan(documents, origin)
      titleOf(documents).insert(0, draft.title)
      columns = writeColumns(documents, draft.columns ?? [], createId, origin)
      municipalities = writeMunicipalities(documents, draft, createId, origin)
      inOrder(draft.themes, (theme, after) => {
        const id = createId()
        addTheme(documents, { id, after, title: theme.title, introduction: theme.introduction ?? '' }, origin)
        for (const kind of tableKinds) {
          inOrder(theme.tables[kind] ?? [], (action, spot) => {
            writeAction({ id: createId(), theme: id, kind, after: spot }, action)
          })
        }
      })
      inOrder(draft.lists ?? [], (list, after) =>
        writeList(documents, list, { id: createId(), after }, createId, origin),
      )
    }, origin)
  }, origin)

  function writeAction(place: Omit<NewAction, 'title'>, action: DraftAction): void {
    const steps = action.steps.length > 0 ? action.steps : [{}]
    inOrder(steps, (step, after, index) => {
      const content = { ...step, id: createId(), after, municipalities: idsOf(step), cells: cellsOf(step) }
      if (index === 0) addAction(documents, { ...place, title: action.title }, content, origin)
      else addStep(documents, { ...content, action: place.id }, origin)
    })
  }

  function idsOf(step: DraftStep): string[] {
    return (step.municipalities ?? []).flatMap((name) => municipalities.get(name) ?? [])
  }

  function cellsOf(step: DraftStep): Record<string, string | number> {
    const cells: Record<string, string | number> = {}
    for (const [index, value] of (step.cells ?? []).entries()) {
      const column = columns[index]
      if (column !== undefined && value !== null) cells[column] = value
    }
    return cells
  }
}

function writeColumns(
  documents: PlanDocuments,
  columns: readonly DraftColumn[],
  createId: () => string,
  origin: EditOrigin,
): string[] {
  return inOrder(columns, ({ title, type, options = [] }, after) => {
    const id = createId()
    addColumn(documents, { id, title, type, options, after }, origin)
    return id
  })
}

function writeMunicipalities(
  documents: PlanDocuments,
  draft: PlanDraft,
  createId: () => string,
  origin: EditOrigin,
): Map<string, string> {
  const actions = draft.themes.flatMap((theme) => tableKinds.flatMap((kind) => theme.tables[kind] ?? []))
  const used = actions.flatMap((action) => action.steps.flatMap((step) => step.municipalities ?? []))
  const names = [...new Set([...(draft.municipalities ?? []), ...used])]
  return new Map(
    inOrder(names, (name, after) => {
      const id = createId()
      addMunicipality(documents, { id, name, after }, origin)
      return [name, id] as const
    }),
  )
}
