/**
 * A live reading of a plan: reads everything once, then only what a transaction touched. Readings keep their
 * identity while they do not change, so that a screen can tell by `===` what to draw again.
 */
import type * as Y from 'yjs'
import { createListAssembly } from './assemble-lists.ts'
import { assemblePlan, assembleStep } from './assemble-plan.ts'
import type { PlanDocuments } from './documents.ts'
import { entitiesOf, notesOf, statusesOf, titleOf } from './documents.ts'
import type { StepReading } from './read-entity.ts'
import {
  readAction,
  readColumn,
  readList,
  readListColumn,
  readListRow,
  readMunicipality,
  readNote,
  readStatus,
  readStep,
  readTheme,
} from './read-entity.ts'
import type { Column, Plan, Step } from './schema.ts'
import { liveColumns, sorted } from './standing.ts'

/**
 * What a transaction changed. `structure`: rows or columns of the action tables came, went or moved; then the rest
 * may be ignored, but for `lists`: whether anything changed in those.
 */
export type PlanChange = {
  structure: boolean
  title: boolean
  themes: ReadonlySet<string>
  actions: ReadonlySet<string>
  steps: ReadonlySet<string>
  lists: boolean
  /** Whose transaction it was, as given to it. */
  origin: unknown
  local: boolean
}

export type PlanView = {
  plan(): Plan
  /** One entity's own content as it is now, or null. Cheaper than `plan()`. */
  step(id: string): Step | null
  actionTitle(id: string): string | null
  themeText(id: string): { title: string; introduction: string } | null
  observe(listener: (change: PlanChange) => void): () => void
  close(): void
}

/** Reads the plan as it stands now. */
export function readPlan(documents: PlanDocuments): Plan {
  const view = createPlanView(documents)
  const plan = view.plan()
  view.close()
  return plan
}

const readers = {
  theme: readTheme,
  action: readAction,
  step: readStep,
  column: readColumn,
  municipality: readMunicipality,
  list: readList,
  listColumn: readListColumn,
  listRow: readListRow,
  status: readStatus,
  note: readNote,
} as const
type Kind = keyof typeof readers
const kinds = Object.keys(readers) as Kind[]
type Reading<K extends Kind> = ReturnType<(typeof readers)[K]>

export function createPlanView(documents: PlanDocuments): PlanView {
  const maps = Object.fromEntries(kinds.map((kind) => [kind, rootOf(documents, kind)])) as Record<
    Kind,
    Y.Map<unknown>
  >
  const readings = { title: titleOf(documents).toString() } as { title: string } & {
    [K in Kind]: Map<string, Reading<K>>
  }
  for (const kind of kinds) readings[kind] = readAll(kind, maps[kind]) as never

  const listeners = new Set<(change: PlanChange) => void>()
  /** All but the lists, and the whole. */
  let assembled: ReturnType<typeof assemblePlan> | null = null
  let whole: Plan | null = null
  const assembly = createListAssembly(readings)
  /** Columns that can be shown, the same array until one of them changes. */
  let columns: readonly Column[] = liveColumns(sorted(readings.column))
  const steps = new Map<string, { parts: Parameters<typeof assembleStep>; step: Step }>()

  function stepOf(reading: StepReading): Step {
    const { id } = reading
    const parts = [reading, columns, readings.status.get(id), readings.note.get(id)] as const
    const known = steps.get(id)
    if (known?.parts.every((part, index) => part === parts[index])) return known.step
    const step = assembleStep(...parts)
    steps.set(id, { parts: [...parts], step })
    return step
  }

  function readAgain<K extends Kind>(kind: K, id: string): boolean {
    const known = readings[kind] as Map<string, Reading<K>>
    const before = known.get(id)
    if (!maps[kind].has(id)) return known.delete(id)
    const after = readers[kind](id, maps[kind].get(id)) as Reading<K>
    known.set(id, after)
    return before === undefined || !sameSpot(before, after)
  }

  function handleTransaction(transaction: Y.Transaction): void {
    const touched = touchedEntities(transaction, maps)
    const title = transaction.changed.has(titleOf(documents) as never)
    if (touched.length === 0 && !title) return
    const changed = { theme: new Set<string>(), action: new Set<string>(), step: new Set<string>() }
    let structure = false
    let lists = false
    if (title) readings.title = titleOf(documents).toString()
    for (const [kind, id] of touched) {
      const moved = readAgain(kind, id)
      if (kind === 'status' || kind === 'note') {
        changed.step.add(id)
        continue
      }
      if (isOfLists(kind)) {
        assembly.tell(kind, moved)
        lists = true
        continue
      }
      structure ||= moved
      if (kind === 'column' || kind === 'municipality') structure = true
      else changed[kind].add(id)
    }
    whole = null
    // The action tables can be many; typing in a list is no reason to put them together again.
    if (title || !touched.every(([kind]) => isOfLists(kind))) assembled = null
    if (touched.some(([kind]) => kind === 'column')) columns = liveColumns(sorted(readings.column))
    const change: PlanChange = {
      structure,
      title,
      themes: changed.theme,
      actions: changed.action,
      steps: changed.step,
      lists,
      origin: transaction.origin,
      local: transaction.local,
    }
    for (const listener of listeners) listener(change)
  }

  documents.plan.on('afterTransaction', handleTransaction)
  documents.progress.on('afterTransaction', handleTransaction)

  function plan(): Plan {
    if (whole !== null) return whole
    assembled ??= assemblePlan({ ...readings, columns, stepOf })
    const { lists, bin, problems } = assembly.lists()
    whole = {
      ...assembled,
      lists,
      bin: [...assembled.bin, ...bin].sort((a, b) => b.removal.at - a.removal.at),
      problems: [...assembled.problems, ...problems],
    }
    return whole
  }

  return {
    plan,
    step(id) {
      const reading = readings.step.get(id)
      return reading ? stepOf(reading) : null
    },
    actionTitle: (id) => readings.action.get(id)?.title ?? null,
    themeText: (id) => readings.theme.get(id) ?? null,
    observe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      documents.plan.off('afterTransaction', handleTransaction)
      documents.progress.off('afterTransaction', handleTransaction)
    },
  }
}

function rootOf(documents: PlanDocuments, kind: Kind): Y.Map<unknown> {
  if (kind === 'status') return statusesOf(documents)
  return kind === 'note' ? notesOf(documents) : entitiesOf(documents, kind)
}

function readAll<K extends Kind>(kind: K, root: Y.Map<unknown>): Map<string, Reading<K>> {
  const known = new Map<string, Reading<K>>()
  for (const [id, value] of root) known.set(id, readers[kind](id, value) as Reading<K>)
  return known
}

/** Which entities a transaction touched: itself, one of its fields, or a text in it. */
function touchedEntities(transaction: Y.Transaction, maps: Record<Kind, Y.Map<unknown>>): [Kind, string][] {
  const touched = new Map<string, [Kind, string]>()
  const note = (kind: Kind, id: string) => touched.set(`${kind} ${id}`, [kind, id])
  const kindOf = new Map<unknown, Kind>(kinds.map((kind) => [maps[kind], kind]))
  for (const [type, keys] of transaction.changed) {
    const root = kindOf.get(type)
    if (root) {
      for (const id of keys) if (id !== null) note(root, id)
      continue
    }
    let inner: Y.AbstractType<unknown> = type as never
    while (inner.parent && !kindOf.has(inner.parent)) inner = inner.parent
    const kind = kindOf.get(inner.parent)
    const id = inner._item?.parentSub
    if (kind && typeof id === 'string') note(kind, id)
  }
  return [...touched.values()]
}

function isOfLists(kind: Kind): kind is 'list' | 'listColumn' | 'listRow' {
  return kind === 'list' || kind === 'listColumn' || kind === 'listRow'
}

function sameSpot(before: object, after: object): boolean {
  return JSON.stringify(spot(before)) === JSON.stringify(spot(after))
}

function spot(reading: object): unknown {
  return 'place' in reading && 'removal' in reading ? [reading.place, reading.removal] : null
}
