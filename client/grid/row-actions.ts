/** What can be done with a row, the same by menu and by key. */
import { addAction, addStep, addTheme, moveAction, moveStep, moveTheme } from '#shared/plan/edit-plan.ts'
import type { Action, BinEntry, Plan, TableKind } from '#shared/plan/schema.ts'
import { splitStep } from '#shared/plan/split-step.ts'
import { splitText } from '#shared/plan/split-text.ts'
import { columnId } from './cell.ts'
import type { GridContext } from './grid-context.ts'
import type { ListActionName } from './list-actions.ts'
import { createListActions } from './list-actions.ts'
import type { Row, StepRow } from './row.ts'
import { rowId } from './row.ts'
import { shifted, shownIn } from './shifted.ts'

export type RowActionName =
  | 'addStep'
  | 'addAction'
  | 'addTheme'
  | 'stepUp'
  | 'stepDown'
  | 'moveStep'
  | 'splitStep'
  | 'removeStep'
  | 'actionUp'
  | 'actionDown'
  | 'moveAction'
  | 'removeAction'
  | 'themeUp'
  | 'themeDown'
  | 'removeTheme'
  | ListActionName

export type RowActionHandlers = {
  /** Asks where to. */
  onMove: (row: StepRow, what: 'step' | 'action') => void
  /** Tells that something went to the bin, with the way back. */
  onRemoved: (kind: BinEntry['kind'], putBack: () => void) => void
}

export type RowActions = {
  /** In menu order, grouped. */
  available(row: Row): RowActionName[][]
  run(name: RowActionName, row: Row): void
  addActionAtEnd(theme: string, table: TableKind): void
  addThemeAtEnd(): void
}

export function createRowActions(context: GridContext, { onMove, onRemoved }: RowActionHandlers): RowActions {
  const { documents, history, createId, view } = context
  const lists = createListActions(context, { onRemoved })

  function addActionBehind(theme: string, kind: TableKind, after: string | undefined): void {
    const id = createId()
    const step = createId()
    history.add('action', id, (origin) =>
      addAction(documents, { id, theme, kind, after }, { id: step }, origin),
    )
    context.focusCell(rowId.step(step), columnId.title, { edit: true })
  }

  function addThemeBehind(after: string | undefined): void {
    const id = createId()
    history.add('theme', id, (origin) => addTheme(documents, { id, after }, origin))
    context.focusCell(rowId.theme(id), columnId.title, { edit: true })
  }

  function remove(kind: BinEntry['kind'], id: string, row: string): void {
    context.takeAway(row, () => history.remove(kind, id))
    onRemoved(kind, () => history.putBack(kind, id))
  }

  function runOnStep(name: RowActionName, row: StepRow): void {
    const place = findAction(view.plan(), row.action)
    if (place === null) return
    switch (name) {
      case 'addStep': {
        const id = createId()
        history.add('step', id, (origin) =>
          addStep(documents, { id, action: row.action, after: row.step?.id }, origin),
        )
        return context.focusCell(rowId.step(id), columnId.text, { edit: true })
      }
      case 'addAction':
        return addActionBehind(row.theme, row.table, row.action)
      case 'stepUp':
      case 'stepDown': {
        if (row.step === null) return
        const spot = nextSpot(place, row.step.id, name === 'stepUp' ? -1 : 1, shownIn(context.rows()))
        const { id } = row.step
        const column = context.selection.range()?.columns[0] ?? columnId.text
        if (spot) history.edit((origin) => moveStep(documents, { id, ...spot }, origin))
        // The title is the action's, which stays where it is.
        return context.focusCell(row.id, column === columnId.title ? columnId.text : column)
      }
      case 'actionUp':
      case 'actionDown': {
        const by = name === 'actionUp' ? -1 : 1
        const after = shifted(place.siblings, row.action, by, shownIn(context.rows()))
        if (after !== undefined)
          history.edit((origin) =>
            moveAction(documents, { id: row.action, theme: row.theme, kind: row.table, after }, origin),
          )
        return context.focusCell(row.id, columnId.title)
      }
      case 'moveStep':
        return onMove(row, 'step')
      case 'moveAction':
        return onMove(row, 'action')
      case 'splitStep':
        if (row.step) splitStep(documents, history, row.step.id, createId)
        return context.focusCell(row.id, columnId.text)
      case 'removeStep':
        return row.step === null ? undefined : remove('step', row.step.id, row.id)
      case 'removeAction':
        return remove('action', row.action, row.id)
      default:
        return runOnTheme(name, row.theme, row.id)
    }
  }

  function runOnTheme(name: RowActionName, theme: string, row: string): void {
    switch (name) {
      case 'addTheme':
        return addThemeBehind(theme)
      case 'themeUp':
      case 'themeDown': {
        const by = name === 'themeUp' ? -1 : 1
        const after = shifted(view.plan().themes, theme, by, shownIn(context.rows()))
        if (after !== undefined) history.edit((origin) => moveTheme(documents, { id: theme, after }, origin))
        return context.focusCell(row, columnId.title)
      }
      case 'removeTheme':
        return remove('theme', theme, row)
      default:
        return undefined
    }
  }

  return {
    available(row) {
      if (!context.rights.plan) return []
      if ('list' in row) return lists.available(row)
      if (row.kind === 'step') {
        return [
          ['addStep', 'addAction'],
          row.step ? ofStep(row.step.text) : [],
          ['actionUp', 'actionDown', 'moveAction', 'removeAction'],
        ]
      }
      const theme: RowActionName[][] = [['addTheme'], ['themeUp', 'themeDown', 'removeTheme']]
      return row.kind === 'table' || row.kind === 'add' ? [['addAction'], ...theme] : theme
    },
    run(name, row) {
      if (!context.rights.plan) return
      if ('list' in row) lists.run(name, row)
      else if (row.kind === 'step') runOnStep(name, row)
      else if (name === 'addAction' && 'table' in row) addActionBehind(row.theme, row.table, undefined)
      else runOnTheme(name, row.theme, row.id)
    },
    addActionAtEnd(theme, table) {
      if (context.rights.plan) addActionBehind(theme, table, undefined)
    },
    addThemeAtEnd() {
      if (context.rights.plan) addThemeBehind(undefined)
    },
  }
}

/** Splitting is offered where there is a list to split. */
function ofStep(text: string): RowActionName[] {
  const split: RowActionName[] = splitText(text) === null ? [] : ['splitStep']
  return ['stepUp', 'stepDown', 'moveStep', ...split, 'removeStep']
}

export type ActionPlace = { theme: string; table: TableKind; siblings: readonly Action[]; index: number }

/** Where an action stands, or null when it is not in the plan (any more). */
export function findAction(plan: Plan, action: string): ActionPlace | null {
  for (const theme of plan.themes) {
    for (const [table, siblings] of Object.entries(theme.tables) as [TableKind, Action[]][]) {
      const index = siblings.findIndex(({ id }) => id === action)
      if (index >= 0) return { theme: theme.id, table, siblings, index }
    }
  }
  return null
}

/** A step at the edge of its action, as it is shown, goes over to the neighbouring action of the table. */
function nextSpot(
  { siblings, index }: ActionPlace,
  step: string,
  by: -1 | 1,
  shown: ReadonlySet<string>,
): { action: string; after: string | null | undefined } | null {
  const own = siblings[index]
  if (own === undefined) return null
  const after = shifted(own.steps, step, by, shown)
  if (after !== undefined) return { action: own.id, after }
  const beyond = by === 1 ? siblings.slice(index + 1) : siblings.slice(0, index).reverse()
  const neighbour = beyond.find(({ id }) => shown.has(id))
  return neighbour ? { action: neighbour.id, after: by === 1 ? null : undefined } : null
}
