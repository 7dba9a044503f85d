import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readCellHistory } from '#shared/plan/cell-history.ts'
import type { CellRef, CellValue } from '#shared/plan/cell-ref.ts'
import { spotOfCell } from '#shared/plan/cell-spot.ts'
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import {
  addColumn,
  addMunicipality,
  setMunicipalities,
  setPlainCell,
  setStatus,
} from '#shared/plan/edit-plan.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { readText, setText } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, requireStep, send } from './replicas.ts'

const kinds: readonly DocumentKind[] = ['plan', 'progress']
const number = { id: 'n', type: 'number' } as const
const texts = [
  { kind: 'step', id: 's', field: 'text' },
  { kind: 'step', id: 's', field: 'note' },
  { kind: 'cell', id: 's', column: 'c' },
  { kind: 'action', id: 'a', field: 'title' },
] as const satisfies TextRef[]
const refs: CellRef[] = [
  ...texts,
  { kind: 'step', id: 's', field: 'status' },
  { kind: 'step', id: 's', field: 'municipalities' },
  { kind: 'cell', id: 's', column: 'n' },
]

test('[HI7] what stood in a cell after each update is read back as it was, whoever typed with whom', () => {
  const edit = fc.tuple(
    fc.nat({ max: 1 }),
    fc.oneof(
      fc.tuple(
        fc.constant('text' as const),
        fc.nat({ max: 3 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 6 }),
      ),
      fc.tuple(fc.constant('status' as const), fc.constantFrom('green', 'red', null)),
      fc.tuple(fc.constant('number' as const), fc.constantFrom(1, 2, null)),
      fc.tuple(fc.constant('municipalities' as const), fc.subarray(['m1', 'm2'])),
      fc.tuple(fc.constant('meet' as const)),
    ),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const server = createPlan()
      const replicas = [copyOf(server), copyOf(server)]
      const log: Record<DocumentKind, Uint8Array[]> = { plan: [], progress: [] }
      for (const kind of kinds) {
        log[kind].push(Y.encodeStateAsUpdate(server[kind]))
        server[kind].on('update', (update: Uint8Array) => log[kind].push(update))
      }
      const moments: { values: CellValue[]; plan: number; progress: number }[] = []
      const look = () =>
        moments.push({
          values: refs.map((ref) => readNow(server, ref)),
          plan: log.plan.length - 1,
          progress: log.progress.length - 1,
        })
      look()
      for (const [who, [what, ...args]] of edits) {
        const documents = replicas[who] as PlanDocuments
        if (what === 'text') setText(documents, texts[args[0] as 0], args[1] as string, author)
        if (what === 'status') setStatus(documents, 's', args[0] as 'red', author)
        if (what === 'number') setPlainCell(documents, 's', number, args[0] as number, author)
        if (what === 'municipalities')
          setMunicipalities(documents, 's', args[0] as unknown as string[], author)
        if (what !== 'meet') continue
        send(documents, server)
        send(server, documents)
        look()
      }
      for (const [index, ref] of refs.entries()) {
        const { document } = spotOfCell(ref)
        const history = readCellHistory(log[document], ref)
        for (const moment of moments)
          expect([ref, history.valueAfter(moment[document]) ?? []]).toEqual([ref, moment.values[index] ?? []])
        let before: CellValue = history.valueAfter(-1)
        for (let update = 0; update < log[document].length; update++) {
          const after = history.valueAfter(update)
          if (JSON.stringify(after) !== JSON.stringify(before)) expect(history.touchedBy).toContain(update)
          before = after
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('[HI7] a cell that never was, and updates that can’t be read, have no history and break nothing', () => {
  const plan = createSmallPlan()
  const log = [Uint8Array.of(1, 2, 3), Y.encodeStateAsUpdate(plan.plan), Uint8Array.of(0)]
  const none = readCellHistory(log, { kind: 'step', id: 'nobody', field: 'text' })
  expect([none.touchedBy, none.valueAfter(2)]).toEqual([[], null])
  const title = readCellHistory(log, { kind: 'action', id: 'a', field: 'title' })
  expect([title.touchedBy, title.valueAfter(0), title.valueAfter(1)]).toEqual([[1], '', 'Actie'])
})

function createPlan(): PlanDocuments {
  const documents = createPlanDocuments()
  send(createSmallPlan(), documents)
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  addColumn(documents, { id: 'n', title: 'Bedrag', type: 'number' }, author)
  for (const id of ['m1', 'm2']) addMunicipality(documents, { id, name: id }, author)
  return documents
}

function readNow(documents: PlanDocuments, ref: CellRef): CellValue {
  const step = requireStep(documents)
  if (ref.kind === 'step' && ref.field === 'status') return step.status
  if (ref.kind === 'step' && ref.field === 'municipalities') return step.municipalities
  if (ref.kind === 'cell' && ref.column === 'n') return step.cells.n ?? null
  return readText(documents, ref as TextRef)
}
