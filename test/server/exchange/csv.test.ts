import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachment } from '#server/exchange/file-name.ts'
import type { TestServer } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'

let server: TestServer
let cookie: string

beforeAll(async () => {
  server = await startTestServer({ now: () => Date.parse('2026-11-25T23:30:00Z') })
  cookie = await server.signIn()
})
afterAll(() => server.close())

const agenda = [
  'Thema;Tabel;Actie;Stap;Planning;Bron',
  'Normaliseren;Wat gaan we doen?;Voorzieningen omvormen;Wensen in kaart brengen;2027;Agenda',
  'Normaliseren;Wat gaan we doen?;Voorzieningen omvormen;"Pilot ""Samen"";\r\ninrichten";Q1 2027;',
  'Normaliseren;Wat doen we al?;Inloop in de wijk;;Doorlopend;-',
].join('\r\n')

function upload(csv: string, query = '') {
  return server.request('POST', `/plans${query}`, { as: cookie, csv })
}

async function download(id: string, query = '') {
  return await server.request('GET', `/plans/${id}/export.csv${query}`, { as: cookie })
}

test('[PL6] a CSV file makes a plan with everything that stands in it', async () => {
  const made = await upload(agenda, '?title=Agenda%20jeugd')
  expect([made.status, made.body.title, made.body.problems]).toEqual([201, 'Agenda jeugd', []])
  const { text } = await download(made.body.id)
  for (const words of ['Wensen in kaart brengen', '"Pilot ""Samen"";', 'Inloop in de wijk', 'Agenda'])
    expect(text).toContain(words)
})

test('[PL7] a file without a title gets one that says when it was read', async () => {
  expect((await upload(agenda)).body.title).toBe('Ingelezen plan van 26 november 2026')
})

test('[PL8] what an import could not place is answered by line of the file', async () => {
  const made = await upload(`${agenda}\r\nNormaliseren;Misschien;Actie;Stap;2027;`)
  expect(made.status).toBe(201)
  expect(made.body.problems).toMatchObject([{ line: 6, code: 'unknown-table', value: 'Misschien' }])
})

test('[PL9] what is exported and imported again exports to the same bytes', async () => {
  const first = await download((await upload(agenda)).body.id)
  const second = await download((await upload(first.text.replace(/^\uFEFF/, ''))).body.id)
  expect(second.text).toBe(first.text)
})

test('[PL10] the export is UTF-8 with BOM and semicolons, or commas for who asks', async () => {
  const { id } = (await upload(agenda, '?title=Agenda')).body
  const answer = await fetch(`${server.url}/api/v1/plans/${id}/export.csv`, { headers: { cookie } })
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="Agenda\.csv"/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toMatch(/^Thema;Tabel;Actie;Stap;Planning;/)
  expect((await download(id, '?separator=comma')).text).toMatch(/^\uFEFF?Thema,Tabel,Actie,Stap,Planning,/)
  expect((await download(id, '?separator=tab')).status).toBe(400)
})

test('[PL11] a file name is the title, without what an operating system stumbles on', () => {
  expect(attachment('Jeugd', 'csv')).toBe(`attachment; filename="Jeugd.csv"; filename*=UTF-8''Jeugd.csv`)
  expect(attachment('Coördinatie: 2026/2030', 'csv')).toBe(
    `attachment; filename="Coordinatie 2026 2030.csv"; filename*=UTF-8''Co%C3%B6rdinatie%202026%202030.csv`,
  )
  expect(attachment('..\r\n"; x=\'', 'csv')).toBe(
    `attachment; filename="; x='.csv"; filename*=UTF-8''%3B%20x%3D%27.csv`,
  )
  expect(attachment('…', 'csv')).toMatch('filename="-.csv"')
  expect(attachment(' . ', 'csv')).toMatch('filename="plan.csv"')
  expect(attachment('\ud800x'.repeat(200), 'csv').length).toBeLessThan(1500)
})
