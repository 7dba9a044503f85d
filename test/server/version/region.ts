/** A server with one plan, and somebody in each role, for tests of versions. */
import { onTestFinished } from 'vitest'
import type { TestAnswer, TestServer } from '#test/support/test-server.ts'
import { startTestServer } from '#test/support/test-server.ts'

export type Region = {
  server: TestServer
  planId: string
  /** Cookies by role. */
  coordinator: string
  editor: string
  viewer: string
  stranger: string
  /** A request below the plan, as the coordinator unless told otherwise. */
  ask(method: string, path: string, json?: unknown, as?: string): Promise<TestAnswer>
  lock(): Promise<TestAnswer>
  decide(outcome: string, number?: number, more?: object): Promise<TestAnswer>
  reopen(reopening?: string): Promise<TestAnswer>
  planRoom(): Promise<string>
}

export const now = Date.parse('2026-11-25T12:00:00Z')
export const agenda = [
  'Thema;Tabel;Actie;Stap;Planning;Regisseur;Gemeenten;Status;Toelichting;Bron',
  'Normaliseren;Wat gaan we doen?;Voorzieningen omvormen;Wensen in kaart brengen;2027;Noor;Meerdijk;Groen;Loopt;Agenda',
  'Normaliseren;Wat gaan we doen?;Voorzieningen omvormen;Pilot inrichten;Q1 2028;;;;;',
  'Normaliseren;Wat doen we al?;Inloop in de wijk;;Doorlopend;;;;;',
].join('\r\n')

export async function openRegion(csv = agenda): Promise<Region> {
  const server = await startTestServer({ now: () => now })
  onTestFinished(() => server.close())
  const coordinator = await server.signIn({ id: 'noor', name: 'Noor Jansen' })
  const created = await server.request('POST', '/plans?title=Agenda%20jeugd', { as: coordinator, csv })
  const planId: string = created.body.id
  const signIn = async (id: string) => {
    const cookie = await server.signIn({ id, name: id })
    await server.storage.saveMember(planId, id, id as 'viewer' | 'editor')
    return cookie
  }
  const ask: Region['ask'] = (method, path, json, as = coordinator) =>
    server.request(method, `/plans/${planId}${path}`, { as, ...(json === undefined ? {} : { json }) })
  return {
    server,
    planId,
    coordinator,
    editor: await signIn('editor'),
    viewer: await signIn('viewer'),
    stranger: await server.signIn({ id: 'stranger' }),
    ask,
    lock: () => ask('POST', '/lock', { body: 'Portefeuillehoudersoverleg', meetingDate: '2026-12-10' }),
    decide: (outcome, number = 1, more = {}) =>
      ask('POST', `/versions/${number}/decisions`, {
        body: 'Portefeuillehoudersoverleg',
        outcome,
        date: '2026-12-10',
        explanation: 'Planning van de pilot aanscherpen.',
        ...more,
      }),
    reopen: (reopening = 'back-to-concept') =>
      ask('POST', '/reopen', { reopening, reason: 'Zoals besloten.' }),
    planRoom: async () => (await ask('GET', '')).body.rooms.plan,
  }
}
