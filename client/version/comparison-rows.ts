/** Two contents of a plan laid over each other as one paper: rows in their order, gone ones where they stood. */
import type { TableKind } from '#shared/plan/schema.ts'
import { tableKinds } from '#shared/plan/schema.ts'
import type { Difference, FieldDifference, Spot } from '#shared/version/difference.ts'
import type { FrozenAction, FrozenStep, FrozenTheme, PlanContent } from '#shared/version/plan-content.ts'

export type Mark = Difference['change']
export type WordChange = { was: string; becomes: string }
export type FieldChange = Pick<FieldDifference, 'field' | 'column' | 'was' | 'becomes'>

export type ComparedRow = {
  id: string
  marks: Mark[]
  action: WordChange
  step: WordChange
  planning: WordChange
  /** Other fields that differ. */
  others: FieldChange[]
  movedFrom: { what: 'action' | 'step'; spot: Spot }[]
}
export type ComparedTable = { kind: TableKind; rows: ComparedRow[] }
export type ComparedTheme = {
  id: string
  /** From 1; null: the theme is no more. */
  number: number | null
  marks: Mark[]
  title: WordChange
  introduction: WordChange
  tables: ComparedTable[]
  /** How many rows, its own heading included, differ. */
  changes: number
}
/** A list in which something differs. */
export type ComparedList = { id: string; title: string; differences: Difference[] }
export type ComparedPlan = {
  /** The plan's title, its columns and its municipalities. */
  general: Difference[]
  themes: ComparedTheme[]
  lists: ComparedList[]
}

export function layOver(
  before: PlanContent,
  after: PlanContent,
  differences: readonly Difference[],
  { onlyChanges }: { onlyChanges: boolean },
): ComparedPlan {
  const found = indexDifferences(differences)
  const old = indexContent(before)
  const now = indexContent(after)

  function compareTheme(id: string): ComparedTheme {
    const [was, is] = [old.themes.get(id), now.themes.get(id)]
    const marks = found.marksOf('theme', id)
    const tables = tableKinds
      .map((kind) => ({ kind, rows: rowsOf(was, is, kind) }))
      .filter(({ rows }) => rows.length > 0)
    const changed = tables.flatMap(({ rows }) => rows).filter((row) => row.marks.length > 0).length
    const number = after.themes.findIndex((theme) => theme.id === id) + 1
    return {
      id,
      number: number === 0 ? null : number,
      marks,
      title: change(was?.title, is?.title),
      introduction: change(was?.introduction, is?.introduction),
      tables,
      changes: changed + (marks.length > 0 ? 1 : 0),
    }
  }

  function rowsOf(was: FrozenTheme | undefined, is: FrozenTheme | undefined, kind: TableKind): ComparedRow[] {
    const actions = weave(was?.tables[kind] ?? [], is?.tables[kind] ?? [], (id) => !now.actions.has(id))
    return actions.flatMap((id) => rowsOfAction(id))
  }

  function rowsOfAction(id: string): ComparedRow[] {
    const [was, is] = [old.actions.get(id), now.actions.get(id)]
    const steps = weave(was?.steps ?? [], is?.steps ?? [], (step) => !now.steps.has(step))
    const actionMarks = found.marksOf('action', id)
    const rows = steps.map((step, index) => compareStep(step, was, is, index === 0 ? actionMarks : []))
    const [first, ...rest] = rows.length > 0 ? rows : [compareStep(null, was, is, actionMarks)]
    const shown = onlyChanges ? rest.filter((row) => row.marks.length > 0) : rest
    return first && (!onlyChanges || first.marks.length > 0) ? [first, ...shown] : shown
  }

  function compareStep(
    id: string | null,
    actionWas: FrozenAction | undefined,
    actionIs: FrozenAction | undefined,
    actionMarks: readonly Mark[],
  ): ComparedRow {
    const [was, is] = id === null ? [] : [old.steps.get(id), now.steps.get(id)]
    const marks = [...new Set([...actionMarks, ...(id === null ? [] : found.marksOf('step', id))])]
    const actionId = actionIs?.id ?? actionWas?.id ?? ''
    const title = change(actionWas?.title, actionIs?.title)
    const standing = title.becomes || title.was
    return {
      id: id ?? `action:${actionId}`,
      marks,
      action: actionMarks.length > 0 ? title : { was: standing, becomes: standing },
      step: change(was?.text, is?.text),
      planning: change(was?.planning, is?.planning),
      others: id === null ? [] : found.othersOf(id),
      movedFrom: [
        ...(actionMarks.includes('moved') ? found.cameFrom('action', actionId) : []),
        ...(id === null ? [] : found.cameFrom('step', id)),
      ],
    }
  }

  const themes = weave(before.themes, after.themes, (id) => !now.themes.has(id)).map(compareTheme)
  const general = differences.filter(
    ({ kind }) => kind === 'plan' || kind === 'column' || kind === 'municipality',
  )
  const titles = new Map(
    [...(before.lists ?? []), ...(after.lists ?? [])].map(({ id, title }) => [id, title]),
  )
  const inLists = Map.groupBy(
    differences.filter(({ kind }) => kind === 'list' || kind === 'listColumn' || kind === 'listRow'),
    ({ id, spot }) => spot.list?.id ?? id,
  )
  const lists = [...inLists].map(([id, own]) => ({ id, title: titles.get(id) ?? '', differences: own }))
  return { general, lists, themes: onlyChanges ? themes.filter(({ changes }) => changes > 0) : themes }
}

/** What is new reads as nothing before, what is gone as nothing after. */
function change(was: string | undefined, is: string | undefined): WordChange {
  return { was: was ?? '', becomes: is ?? '' }
}

/** The list as it is now, with what is gone behind the one it stood behind. */
function weave(
  old: readonly { id: string }[],
  now: readonly { id: string }[],
  isGone: (id: string) => boolean,
): string[] {
  const woven = now.map(({ id }) => id)
  let behind = -1
  for (const { id } of old) {
    const at = woven.indexOf(id)
    if (at >= 0) behind = at
    else if (isGone(id)) woven.splice(++behind, 0, id)
  }
  return woven
}

function indexContent({ themes }: PlanContent) {
  const actions = new Map<string, FrozenAction>()
  const steps = new Map<string, FrozenStep>()
  for (const { tables } of themes) {
    for (const kind of tableKinds) {
      for (const action of tables[kind]) {
        actions.set(action.id, action)
        for (const step of action.steps) steps.set(step.id, step)
      }
    }
  }
  return { themes: new Map(themes.map((theme) => [theme.id, theme])), actions, steps }
}

function indexDifferences(differences: readonly Difference[]) {
  const byEntity = new Map<string, Difference[]>()
  for (const one of differences) {
    const key = `${one.kind} ${one.id}`
    byEntity.set(key, [...(byEntity.get(key) ?? []), one])
  }
  const of = (kind: Difference['kind'], id: string) => byEntity.get(`${kind} ${id}`) ?? []
  const inOwnColumn = ['text', 'planning']
  return {
    marksOf: (kind: Difference['kind'], id: string) => of(kind, id).map((one) => one.change),
    othersOf: (id: string) =>
      of('step', id).flatMap(({ fields }) => fields.filter(({ field }) => !inOwnColumn.includes(field))),
    cameFrom: (what: 'action' | 'step', id: string) =>
      of(what, id).flatMap((one) => (one.change === 'moved' ? [{ what, spot: one.from }] : [])),
  }
}
