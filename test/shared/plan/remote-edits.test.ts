import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addList, addListColumn, addListRow } from '#shared/plan/edit-list.ts'
import {
  addColumn,
  addStep,
  moveTheme,
  putBackEntity,
  removeEntity,
  setMunicipalities,
  setPlainCell,
  setStatus,
} from '#shared/plan/edit-plan.ts'
import type { RemoteEdit } from '#shared/plan/remote-edits.ts'
import { observeRemoteEdits } from '#shared/plan/remote-edits.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, send } from './replicas.ts'

const texts: TextRef[] = [
  { kind: 'plan', field: 'title' },
  { kind: 'theme', id: 't', field: 'introduction' },
  { kind: 'action', id: 'a', field: 'title' },
  { kind: 'step', id: 's', field: 'planning' },
  { kind: 'step', id: 's', field: 'note' },
  { kind: 'cell', id: 's', column: 'c' },
]

test('[LV12] of each cell that others change it is known which, and as which Yjs client', () => {
  const { mine, theirs, seen, receive } = openPair()
  for (const ref of texts) {
    setText(theirs, ref, 'andere woorden', author)
    receive()
    const doc = ref.kind === 'step' && ref.field === 'note' ? theirs.progress : theirs.plan
    expect(seen.splice(0)).toEqual([{ what: 'cell', ref, clients: [doc.clientID] }])
  }
  setStatus(theirs, 's', 'red', author)
  setMunicipalities(theirs, 's', ['m'], author)
  setPlainCell(theirs, 's', { id: 'n', type: 'number' }, 5, author)
  receive()
  expect(seen.splice(0)).toEqual([
    {
      what: 'cell',
      ref: { kind: 'step', id: 's', field: 'municipalities' },
      clients: [theirs.plan.clientID],
    },
    { what: 'cell', ref: { kind: 'cell', id: 's', column: 'n' }, clients: [theirs.plan.clientID] },
    { what: 'cell', ref: { kind: 'step', id: 's', field: 'status' }, clients: [theirs.progress.clientID] },
  ])
  setText(mine, texts[3] as TextRef, 'van mijzelf', author)
  setStatus(mine, 's', 'green', author)
  expect(seen).toEqual([])
})

test('[LV12] letters that go tell no client; several who type in one cell are all told', () => {
  const { mine, theirs, seen, receive } = openPair()
  const ref = texts[3] as TextRef
  setText(theirs, ref, '2030', author)
  receive()
  seen.length = 0
  setText(theirs, ref, '', author)
  receive()
  expect(seen.splice(0)).toEqual([{ what: 'cell', ref, clients: [] }])

  const third = copyOf(mine)
  setText(theirs, ref, 'een', author)
  setText(third, ref, 'twee', author)
  send(third, theirs)
  receive()
  expect(seen[0]?.clients.toSorted()).toEqual([theirs.plan.clientID, third.plan.clientID].toSorted())
})

test('[LV12] rows that come, move, go and come back are told as rows', () => {
  const { theirs, seen, receive } = openPair()
  const edits: [() => void, RemoteEdit['what'], string][] = [
    [() => addStep(theirs, { id: 's2', action: 'a', text: 'Nieuw' }, author), 'row', 'added'],
    [() => removeEntity(theirs, 'step', 's2', { by: 'x', at: 1 }, author), 'row', 'removed'],
    [() => putBackEntity(theirs, 'step', 's2', author), 'row', 'restored'],
    [() => moveTheme(theirs, { id: 't', after: null }, author), 'row', 'moved'],
  ]
  for (const [edit, what, change] of edits) {
    edit()
    receive()
    expect(seen.splice(0).map((one) => [one.what, 'change' in one ? one.change : null])).toEqual([
      [what, change],
    ])
  }
})

test('[LT26] of a list it is told too which cell or row it is, and of which list', () => {
  const { theirs, seen, receive } = openPair()
  const told = () => seen.splice(0).map(({ clients, ...edit }) => edit)
  addList(theirs, { id: 'l', title: 'Begroting' }, author)
  addListColumn(theirs, { id: 'lc', list: 'l', title: 'Post', type: 'text' }, author)
  addListColumn(theirs, { id: 'la', list: 'l', title: 'Bedrag', type: 'amount' }, author)
  addListRow(theirs, { id: 'r', list: 'l' }, author)
  receive()
  expect(told()).toEqual([
    { what: 'row', ref: { kind: 'list', id: 'l' }, list: 'l', change: 'added' },
    { what: 'row', ref: { kind: 'listRow', id: 'r' }, list: 'l', change: 'added' },
  ])
  setText(theirs, { kind: 'cell', id: 'r', column: 'lc' }, 'Huur', author)
  receive()
  expect(told()).toEqual([{ what: 'cell', ref: { kind: 'listCell', id: 'r', column: 'lc' }, list: 'l' }])
  setPlainCell(theirs, 'r', { id: 'la', type: 'amount' }, 5, author)
  setText(theirs, { kind: 'list', id: 'l', field: 'title' }, 'Kosten', author)
  receive()
  expect(told()).toEqual(
    expect.arrayContaining([
      { what: 'cell', ref: { kind: 'listCell', id: 'r', column: 'la' }, list: 'l' },
      { what: 'cell', ref: { kind: 'list', id: 'l', field: 'title' }, list: 'l' },
    ]),
  )
  removeEntity(theirs, 'listRow', 'r', { by: 'x', at: 1 }, author)
  receive()
  expect(told()).toEqual([{ what: 'row', ref: { kind: 'listRow', id: 'r' }, list: 'l', change: 'removed' }])
})

function openPair() {
  const mine = createSmallPlan()
  addColumn(mine, { id: 'c', title: 'Bron', type: 'text' }, author)
  addColumn(mine, { id: 'n', title: 'Bedrag', type: 'number' }, author)
  const theirs = copyOf(mine)
  const seen: RemoteEdit[] = []
  observeRemoteEdits(mine, (edits) => seen.push(...edits))
  return { mine, theirs, seen, receive: () => sendAtOnce(theirs, mine) }
}

/** As one update for each document, as a turn of the server comes in. */
function sendAtOnce(from: PlanDocuments, to: PlanDocuments): void {
  for (const kind of ['plan', 'progress'] as const)
    Y.applyUpdate(to[kind], Y.encodeStateAsUpdate(from[kind], Y.encodeStateVector(to[kind])), 'server')
}
