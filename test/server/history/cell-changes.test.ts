/** Who changed a cell, over HTTP, on a real server: out of the log, whatever happened to that meanwhile. */
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addColumn, setMunicipalities, setPlainCell, setStatus } from '#shared/plan/edit-plan.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { openPlanClient } from '#test/support/plan-client.ts'
import type { TestServer } from '#test/support/test-server.ts'
import { makeDataDir, startTestServer } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const minute = 60_000
const start = Date.parse('2026-11-25T12:00:00Z')
const agenda = [
  'Thema;Tabel;Actie;Stap;Planning;Regisseur;Gemeenten;Status;Toelichting;Bron',
  'Normaliseren;Wat gaan we doen?;Omvormen;Wensen in kaart brengen;2027;Noor;Meerdijk;Groen;Loopt;Agenda',
].join('\r\n')

const origin = { by: 'test' }

test('[HI1] the history of a cell says who changed it, when, what it was and what it became, newest first', async () => {
  const { as, changesOf, clock } = await openPlan()
  const [noor, bram] = [await as('noor'), await as('bram')]
  clock.at = start + minute
  await bram.type('planning', '2028')
  clock.at = start + 20 * minute
  await noor.type('planning', '2028 (vanaf Q2)')

  const { changes, next } = await changesOf({ kind: 'step', field: 'planning' })
  expect(changes).toEqual([
    change('noor', 20, '2028', '2028 (vanaf Q2)'),
    change('bram', 1, '2027', '2028'),
    change('noor', 0, '', '2027'),
  ])
  expect(next).toBeNull()
})

test('[HI2] every kind of cell has its history, texts and values, of the plan and of its progress', async () => {
  const { as, changesOf, clock, ids } = await openPlan()
  const bram = await as('bram')
  addColumn(bram.documents, { id: 'amount', title: 'Bedrag', type: 'number' }, origin)
  clock.at = start + minute
  const { documents } = bram
  const texts: [TextRef, string, string][] = [
    [{ kind: 'plan', field: 'title' }, 'Agenda jeugd', 'Agenda jeugd 2027'],
    [{ kind: 'theme', id: ids.theme, field: 'title' }, 'Normaliseren', 'Gewoon opgroeien'],
    [{ kind: 'theme', id: ids.theme, field: 'introduction' }, '', 'Waarom wij dit doen.'],
    [{ kind: 'action', id: ids.action, field: 'title' }, 'Omvormen', 'Anders vormen'],
    [{ kind: 'step', id: ids.step, field: 'note' }, 'Loopt', 'Loopt achter'],
    [{ kind: 'cell', id: ids.step, column: ids.column }, 'Agenda', 'Overleg'],
  ]
  for (const [ref, , words] of texts) setText(documents, ref, words, origin)
  setStatus(documents, ids.step, 'red', origin)
  setMunicipalities(documents, ids.step, [], origin)
  setPlainCell(documents, ids.step, { id: 'amount', type: 'number' }, 1250, origin)
  await bram.isSaved()

  for (const [ref, was, becomes] of texts) {
    const { changes } = await changesOf(ref)
    expect(changes[0]).toEqual(change('bram', 1, was, becomes))
  }
  const first = async (kind: string, field: string) => (await changesOf({ kind, field })).changes[0]
  expect(await first('step', 'status')).toEqual(change('bram', 1, 'green', 'red'))
  expect(await first('step', 'municipalities')).toEqual(change('bram', 1, [ids.municipality], []))
  expect(await first('cell', 'amount')).toEqual(change('bram', 1, null, 1250))
})

test('[HI3] what somebody does in a cell at one go is one change; who types along is named with it', async () => {
  const { as, changesOf, clock } = await openPlan()
  const [noor, bram] = [await as('noor'), await as('bram')]
  for (const [index, words] of ['202', '2028', '2028 en', '2028 en 2029'].entries()) {
    clock.at = start + (10 + index * 4) * minute
    await bram.type('planning', words)
  }
  clock.at += 5_000
  await noor.type('planning', '2028 en 2029!')
  clock.at += 60 * minute
  await bram.type('planning', 'x')
  await bram.type('planning', '2028 en 2029!')

  const { changes } = await changesOf({ kind: 'step', field: 'planning' })
  expect(changes[0]).toEqual({
    ...change('bram', 10, '2027', '2028 en 2029!'),
    by: [person('bram'), person('noor')],
    to: new Date(start + 22 * minute + 5_000).toISOString(),
  })
  expect(changes).toHaveLength(2)
})

test('[HI3] what a plan was made with is a change by itself, however soon somebody goes on', async () => {
  const { as, changesOf, clock } = await openPlan()
  clock.at = start + 2_000
  await (await as('bram')).type('planning', '2028')
  const { changes } = await changesOf({ kind: 'step', field: 'planning' })
  expect(changes.map(({ was, becomes }) => [was, becomes])).toEqual([
    ['2027', '2028'],
    ['', '2027'],
  ])
})

test('[HI4] compaction, a restart and leaving the plan change nothing in who did what', async () => {
  const dataDir = await makeDataDir()
  const first = await openPlan({ dataDir })
  const bram = await first.as('bram')
  first.clock.at = start + minute
  await bram.type('planning', '2028')
  const room = (await first.ask('')).body.rooms.plan
  await first.server.storage.compactRoom(room)
  first.clock.at = start + 10 * minute
  await bram.type('planning', '2029')
  const before = await first.changesOf({ kind: 'step', field: 'planning' })
  expect(before.changes).toHaveLength(3)
  await first.server.storage.removeMember(first.planId, 'bram')
  await first.server.storage.compactRoom(room)
  await first.server.close()

  const server = await startTestServer({ dataDir })
  onTestFinished(() => server.close())
  const cookie = await server.signIn({ id: 'noor' })
  const path = `/plans/${first.planId}/cell-changes?kind=step&id=${first.ids.step}&field=planning`
  expect((await server.request('GET', path, { as: cookie })).body).toEqual(before)
})

test('[HI5] a history goes on over locks, page by page, and a lock itself changes nothing', async () => {
  const { as, changesOf, clock, ask, post } = await openPlan()
  for (let round = 1; round <= 3; round++) {
    const bram = await as('bram')
    for (let edit = 1; edit <= 9; edit++) {
      clock.at += 10 * minute
      await bram.type('planning', `ronde ${round}, wijziging ${edit}`)
    }
    if (round === 3) break
    clock.at += minute
    expect((await post('/lock', { body: 'Overleg' })).status).toBe(201)
    const decision = { body: 'Overleg', outcome: 'returned', date: '2026-12-10', explanation: 'Scherper.' }
    await post(`/versions/${round}/decisions`, decision)
    expect((await post('/reopen', { reopening: 'back-to-concept', reason: 'Scherper.' })).status).toBe(200)
  }
  const first = await changesOf({ kind: 'step', field: 'planning' })
  expect(first.changes).toHaveLength(20)
  const rest = await changesOf({ kind: 'step', field: 'planning', before: first.next })
  const becomes = [...first.changes, ...rest.changes].map((one) => one.becomes)
  expect(becomes.slice(0, 2)).toEqual(['ronde 3, wijziging 9', 'ronde 3, wijziging 8'])
  expect(becomes.slice(-2)).toEqual(['ronde 1, wijziging 1', '2027'])
  expect([becomes.length, rest.next]).toEqual([28, null])
  for (const [index, one] of [...first.changes, ...rest.changes].entries())
    expect(one.was).toBe(becomes[index + 1] ?? '')
  expect((await ask('/cell-changes?kind=step&field=planning&before=x')).status).toBe(400)
})

test('[HI6] members see a history, readers too; for others there is no such plan', async () => {
  const { server, changesOf, ask, ids, planId } = await openPlan()
  await server.signIn({ id: 'reader' })
  await server.storage.saveMember(planId, 'reader', 'viewer')
  const reader = await server.signIn({ id: 'reader' })
  const stranger = await server.signIn({ id: 'stranger' })
  const path = `/cell-changes?kind=step&id=${ids.step}&field=planning`
  expect((await ask(path, reader)).body).toEqual(await changesOf({ kind: 'step', field: 'planning' }))
  expect((await ask(path, stranger)).status).toBe(404)
  expect((await server.request('GET', `/plans/${planId}${path}`)).status).toBe(401)
  expect((await ask('/cell-changes?kind=step&id=x&field=secret')).status).toBe(400)
  expect((await ask('/cell-changes?kind=step&id=nobody&field=text')).body).toEqual({
    changes: [],
    next: null,
  })
})

type Answer = { changes: { was: unknown; becomes: unknown }[]; next: string | null }

async function openPlan(options: Parameters<typeof startTestServer>[0] = {}) {
  const clock = { at: start }
  const server = await startTestServer({ now: () => clock.at, ...options })
  if (options.dataDir === undefined) onTestFinished(() => server.close())
  const noor = await server.signIn({ id: 'noor', name: 'noor' })
  const bram = await server.signIn({ id: 'bram', name: 'bram' })
  const created = await server.request('POST', '/plans?title=Agenda%20jeugd', { as: noor, csv: agenda })
  const planId: string = created.body.id
  await server.storage.saveMember(planId, 'bram', 'editor')
  const ask = (path: string, as = noor) => server.request('GET', `/plans/${planId}${path}`, { as })
  const cookies = { noor, bram }
  const ids = await readIds()

  async function readIds() {
    const { documents } = await openDocuments(noor)
    const only = (root: string) => String([...documents.plan.getMap(root).keys()][0])
    return {
      theme: only('themes'),
      action: only('actions'),
      step: only('steps'),
      column: only('columns'),
      municipality: only('municipalities'),
    }
  }

  async function openDocuments(cookie: string) {
    const { rooms } = (await ask('')).body
    const [plan, progress] = [
      await openPlanClient(server, rooms.plan, cookie),
      await openPlanClient(server, rooms.progress, cookie),
    ]
    const documents: PlanDocuments = { plan: plan.doc, progress: progress.doc }
    return { documents, rooms: rooms as Record<keyof PlanDocuments, string> }
  }

  return {
    server,
    clock,
    ids,
    planId,
    ask,
    post: (path: string, json: object) =>
      server.request('POST', `/plans/${planId}${path}`, { as: noor, json }),
    async changesOf(ref: TextRef | { kind: string; field: string; before?: string | null }): Promise<Answer> {
      const { kind } = ref
      const field = 'column' in ref ? ref.column : ref.field
      const query = new URLSearchParams({ kind, field, id: 'id' in ref ? ref.id : ids.step })
      if ('before' in ref && ref.before) query.set('before', ref.before)
      const answer = await ask(`/cell-changes?${query}`)
      expect(answer.status).toBe(200)
      return answer.body
    },
    async as(who: 'noor' | 'bram') {
      const { documents, rooms } = await openDocuments(cookies[who])
      const isSaved = () => areOnDisk(server, rooms, documents)
      return {
        documents,
        isSaved,
        /** Types in a cell of the step, and waits until that is on disk. */
        async type(field: 'planning', words: string) {
          const ref: TextRef = { kind: 'step', id: ids.step, field }
          // What a colleague wrote before has to be here first.
          await isSaved()
          setText(documents, ref, words, origin)
          await isSaved()
        },
      }
    },
  }
}

/** Resolves when the logs hold exactly what the documents do. */
async function areOnDisk(
  { storage }: TestServer,
  rooms: Record<keyof PlanDocuments, string>,
  documents: PlanDocuments,
): Promise<void> {
  for (const kind of ['plan', 'progress'] as const) {
    await vi.waitFor(async () => {
      const logged = new Y.Doc()
      for (const { update } of await storage.readLog(rooms[kind])) Y.applyUpdate(logged, update)
      if (!Y.equalSnapshots(Y.snapshot(logged), Y.snapshot(documents[kind])))
        throw new Error('not on disk yet')
    }, waitLong)
  }
}

function person(id: string) {
  return { id, name: id }
}

function change(by: string, minutes: number, was: unknown, becomes: unknown) {
  const at = new Date(start + minutes * minute).toISOString()
  return { by: [person(by)], from: at, to: at, was, becomes }
}
