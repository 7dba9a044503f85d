/** What a foreign or broken client could write into the documents of a plan. */
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'

const roots = [
  'themes',
  'actions',
  'steps',
  'columns',
  'municipalities',
  'lists',
  'listColumns',
  'listRows',
] as const
const fields = [
  'place',
  'removed',
  'title',
  'introduction',
  'text',
  'planning',
  'owner',
  'municipalities',
  'type',
  'options',
  'name',
  'cell:c1',
  'cell:',
  '',
]
const ids = ['t', 'a', 's', 'c1', 'x', '', '__proto__', 'constructor']

/** Writes up to thirty odd values, chosen by the numbers. */
export function writeGarbage(documents: PlanDocuments, numbers: Iterator<number>): void {
  const next = () => numbers.next().value as number
  const pick = <T>(list: readonly T[]): T => list[next() % list.length] as T
  for (let count = next() % 30; count > 0; count--) {
    const root = documents.plan.getMap(pick(roots))
    const entity = root.get(pick(ids))
    const value = makeValue(next, pick)
    if (entity instanceof Y.Map && next() % 4 > 0) entity.set(pick(fields), value)
    else root.set(pick(ids), next() % 2 === 0 ? value : new Y.Map([[pick(fields), value]]))
    documents.progress.getMap(pick(['statuses', 'notes'])).set(pick(ids), makeValue(next, pick))
  }
}

function makeValue(next: () => number, pick: <T>(list: readonly T[]) => T): unknown {
  const order = pick(['a0', 'a1', '', 'zz zz', '\u{1F600}'])
  return pick<() => unknown>([
    () => null,
    () => next(),
    () => pick(['', 'planned', 'text', 'number', 'amount', 'green', 'x']),
    () => ['x', 1],
    () => ({ order }),
    () => ({ theme: pick(ids), kind: pick(['planned', 'existing', 'x']), order }),
    () => ({ action: pick(ids), order }),
    () => ({ list: pick(ids), order }),
    () => ({ by: 'x', at: pick([1, Number.NaN, 'x']) }),
    () => new Uint8Array([1, 2]),
    () => new Y.Text('tekst'),
    () => new Y.Array(),
    () => new Y.Map([['title', 'x']]),
    () => new Y.XmlFragment(),
  ])()
}
