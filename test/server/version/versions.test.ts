/** The rounds of a plan over HTTP: lock, decide, open again. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { openPlanClient } from '#test/support/plan-client.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { now, openRegion } from './region.ts'

test('[VS1] a lock makes the next version, with its content, hash, who, when and for whom', async () => {
  const { ask, lock, server, planId } = await openRegion()
  const locked = await lock()
  expect([locked.status, locked.headers.get('location')]).toEqual([201, `/api/v1/plans/${planId}/versions/1`])
  expect(locked.body).toEqual({
    number: 1,
    status: 'pending',
    title: 'Agenda jeugd',
    body: 'Portefeuillehoudersoverleg',
    meetingDate: '2026-12-10',
    reference: '',
    remark: '',
    lockedBy: { id: 'noor', name: 'Noor Jansen' },
    lockedAt: new Date(now).toISOString(),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    decisions: [],
    changes: null,
    counts: { themes: 1, actions: 2, steps: 3 },
    round: null,
  })
  expect((await ask('GET', '/versions')).body).toEqual({ versions: [locked.body] })
  const { content, json, ...version } = (await ask('GET', '/versions/1')).body
  expect(version).toEqual(locked.body)
  expect(JSON.parse(json)).toEqual(content)
  expect(content.themes[0].tables.planned[0].steps[0]).toMatchObject({ text: 'Wensen in kaart brengen' })
  expect(json).not.toMatch(/Loopt|green/)
  expect((await ask('GET', '')).body).toMatchObject({
    status: 'locked',
    latestVersion: 1,
    approvedVersion: null,
    rooms: {
      plan: expect.stringContaining(`${planId}.plan.2.`),
      progress: `${planId}.progress.1`,
    },
  })
  expect((await server.request('GET', '/openapi.json')).text).toContain('/plans/{planId}/lock')
})

test('[VS2] a plan that is locked is not locked again, also when two do so in the same moment', async () => {
  const { lock, ask } = await openRegion()
  const answers = await Promise.all([lock(), lock(), lock()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect((await lock()).body.code).toBe('not-a-concept')
  expect((await ask('GET', '/versions')).body.versions).toHaveLength(1)
})

test('[VS3] an approved version never changes: nothing can be written to it, not even in the database', async () => {
  const { lock, decide, ask, server } = await openRegion()
  await lock()
  await decide('approved')
  for (const method of ['PATCH', 'DELETE', 'PUT']) expect((await ask(method, '/versions/1')).status).toBe(404)
  const db = new DatabaseSync(join(server.config.dataDir, 'regietafel.sqlite'))
  for (const [sql, reason] of [
    ["UPDATE versions SET json = '{}'", 'a version never changes'],
    ['DELETE FROM versions', 'a version is never removed'],
    ["UPDATE decisions SET outcome = 'returned'", 'a decision never changes'],
    ['DELETE FROM decisions', 'a decision is never removed'],
  ] as const)
    expect(() => db.exec(sql)).toThrow(reason)
  db.close()
})

test('[VS4] a plan goes from concept to locked to decided and back, each time in a room of its own', async () => {
  const { lock, decide, reopen, ask, planId } = await openRegion()
  const tokens: string[] = []
  const status = async () => {
    const { body } = await ask('GET', '')
    const [plan, document, epoch, token] = body.rooms.plan.split('.')
    expect([plan, document]).toEqual([planId, 'plan'])
    tokens.push(token)
    return [body.status, body.approvedVersion, body.latestVersion, Number(epoch)]
  }
  await lock()
  expect((await decide('deferred')).body.status).toBe('deferred')
  expect(await status()).toEqual(['locked', null, 1, 2])
  expect((await reopen()).body.code).toBe('not-reopenable')
  await decide('returned')
  expect(await status()).toEqual(['returned', null, 1, 2])
  expect((await reopen('revision')).body.code).toBe('not-reopenable')
  const opened = await reopen()
  expect([opened.status, opened.body.status, opened.body.role]).toEqual([200, 'concept', 'coordinator'])
  expect(await status()).toEqual(['concept', null, 1, 3])
  expect((await decide('approved')).body.code).toBe('not-locked')
  const second = await lock()
  expect(second.body).toMatchObject({
    number: 2,
    changes: { added: 0, changed: 0, removed: 0, moved: 0 },
    round: { reopening: 'back-to-concept', reason: 'Zoals besloten.' },
  })
  expect((await decide('approved')).body.code).toBe('not-locked')
  expect((await decide('approved', 3)).body.code).toBe('not-found')
  await decide('approved', 2)
  expect(await status()).toEqual(['approved', 2, 2, 4])
  expect((await reopen()).body.code).toBe('not-reopenable')
  await reopen('revision')
  expect(await status()).toEqual(['concept', 2, 2, 5])
  // A name that comes again after a backup was put back would let in work of a round that is gone.
  expect(new Set(tokens).size).toBe(4)
  expect((await ask('GET', '/versions')).body.versions.map((one: { number: number }) => one.number)).toEqual([
    2, 1,
  ])
})

test('[VS5] several bodies decide on one version, each with its own words; the list keeps all of it', async () => {
  const { lock, decide, ask } = await openRegion()
  await lock()
  await decide('approved')
  await decide('approved-with-changes', 1, { body: 'College Meerdijk', reference: 'B-12' })
  const { body } = await decide('approved', 1, { body: 'College Meerdijk', date: '2027-01-14' })
  expect(body.status).toBe('approved')
  expect(
    body.decisions.map((one: Record<string, string>) => [one.body, one.outcome, one.date, one.reference]),
  ).toEqual([
    ['Portefeuillehoudersoverleg', 'approved', '2026-12-10', ''],
    ['College Meerdijk', 'approved-with-changes', '2026-12-10', 'B-12'],
    ['College Meerdijk', 'approved', '2027-01-14', ''],
  ])
  expect(body.decisions[0].recordedBy).toEqual({ id: 'noor', name: 'Noor Jansen' })
  expect((await ask('GET', '/versions')).body.versions[0]).toEqual(body)
})

test('[VS6] who asks for changes or sends back says why, and a revision has its reason', async () => {
  const { lock, decide, ask } = await openRegion()
  await lock()
  for (const outcome of ['returned', 'approved-with-changes'])
    expect((await decide(outcome, 1, { explanation: ' ' })).body.code).toBe('invalid-request')
  expect((await decide('approved', 1, { explanation: '' })).status).toBe(201)
  expect((await ask('POST', '/reopen', { reopening: 'revision' })).body.code).toBe('invalid-request')
  expect((await ask('POST', '/reopen', { reopening: 'revision', reason: 'Nieuwe wet.' })).status).toBe(200)
  expect((await ask('POST', '/lock', { body: '', meetingDate: '10-12-2026' })).status).toBe(400)
})

test('[VS7] only coordinators lock, record and reopen; members read, strangers find nothing', async () => {
  const { lock, decide, ask, editor, viewer, stranger } = await openRegion()
  await lock()
  await decide('returned')
  const requests = [
    ['POST', '/lock', { body: 'PHO' }],
    ['POST', '/versions/1/decisions', { body: 'PHO', outcome: 'approved', date: '2026-12-10' }],
    ['POST', '/reopen', { reopening: 'back-to-concept' }],
  ] as const
  for (const [method, path, json] of requests) {
    for (const who of [editor, viewer]) {
      const { status, body } = await ask(method, path, json, who)
      expect([path, status, body.title]).toEqual([path, 403, expect.stringContaining('geen rechten')])
    }
    expect((await ask(method, path, json, stranger)).status).toBe(404)
  }
  for (const path of [
    '/versions',
    '/versions/1',
    '/versions/1/export.csv',
    '/compare?from=1&to=concept',
    '/compare.csv?from=1&to=1',
  ]) {
    for (const who of [editor, viewer]) expect((await ask('GET', path, undefined, who)).status).toBe(200)
    expect((await ask('GET', path, undefined, stranger)).status).toBe(404)
  }
  expect((await ask('GET', '')).body.status).toBe('returned')
})

test('[VS8] every step is on record with person, time and reason', async () => {
  const { lock, decide, reopen, server, planId } = await openRegion()
  const { hash } = (await lock()).body
  await decide('returned')
  await reopen()
  const db = new DatabaseSync(join(server.config.dataDir, 'regietafel.sqlite'), { readOnly: true })
  const rows = db.prepare('SELECT at, author, event, detail FROM audit WHERE plan_id = ?').all(planId)
  db.close()
  const entries = rows.map((row) => ({ ...row, detail: JSON.parse(String(row.detail)) }))
  expect(entries.slice(-3)).toEqual([
    { at: now, author: 'noor', event: 'plan-locked', detail: expect.objectContaining({ version: 1, hash }) },
    {
      at: now,
      author: 'noor',
      event: 'decision-recorded',
      detail: expect.objectContaining({
        outcome: 'returned',
        explanation: 'Planning van de pilot aanscherpen.',
      }),
    },
    {
      at: now,
      author: 'noor',
      event: 'plan-reopened',
      detail: { version: 1, reopening: 'back-to-concept', reason: 'Zoals besloten.' },
    },
  ])
})

test('[VS11] a version is exported exactly as it was locked, named after plan, version and hash', async () => {
  const { server, lock, decide, reopen, ask, planRoom, editor } = await openRegion()
  const { hash } = (await lock()).body
  const frozen = await ask('GET', '/versions/1/export.csv')
  expect(frozen.headers.get('content-disposition')).toContain(
    `filename="Agenda jeugd versie 1 ${hash.slice(0, 8)}.csv"`,
  )
  expect(frozen.text).toContain('Wensen in kaart brengen;2027;Noor;Meerdijk;;;Agenda')
  expect((await ask('GET', '/versions/1/export.csv?separator=comma')).text).toMatch(/Thema,Tabel,Actie/)
  await decide('returned')
  await reopen()
  const client = await openPlanClient(server, await planRoom(), editor)
  client.text.insert(0, 'Andere ')
  await vi.waitFor(
    async () =>
      expect((await ask('GET', '/export.csv')).headers.get('content-disposition')).toContain('Andere'),
    waitLong,
  )
  expect((await ask('GET', '/versions/1/export.csv')).text).toBe(frozen.text)
  for (const number of ['2', '0', 'x', '1.5'])
    expect((await ask('GET', `/versions/${number}/export.csv`)).status).toBe(404)
})

test('[CP2] a version is compared with another and with the concept, as data and as CSV', async () => {
  const { server, lock, decide, reopen, ask, planRoom, editor } = await openRegion()
  await lock()
  await decide('returned')
  await reopen()
  const client = await openPlanClient(server, await planRoom(), editor)
  client.text.insert(0, '=1+1 ')
  await vi.waitFor(
    async () => expect((await ask('GET', '/compare?from=1&to=concept')).body.counts.changed).toBe(1),
    waitLong,
  )
  await lock()
  const { body } = await ask('GET', '/compare?from=1&to=2')
  expect(body).toMatchObject({ from: 1, to: 2, counts: { added: 0, changed: 1, removed: 0, moved: 0 } })
  expect(body.differences).toMatchObject([
    {
      change: 'changed',
      kind: 'plan',
      fields: [{ field: 'title', was: 'Agenda jeugd', becomes: '=1+1 Agenda jeugd' }],
    },
  ])
  const csv = await ask('GET', '/compare.csv?from=2&to=1')
  expect(csv.text).toBe(
    "Thema;Tabel;Actie;Stap;Soort;Onderdeel;Was;Wordt\r\n;;;;gewijzigd;Titel;'=1+1 Agenda jeugd;Agenda jeugd\r\n",
  )
  expect(csv.headers.get('content-disposition')).toContain('verschillen 2 - 1.csv')
  expect((await ask('GET', '/compare?from=1&to=9')).status).toBe(404)
  for (const query of ['', '?from=1', '?from=x&to=1', '?from=1&to=0'])
    expect((await ask('GET', `/compare${query}`)).status).toBe(400)
})
