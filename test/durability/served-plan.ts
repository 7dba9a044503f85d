/** A plan on a server that runs as a program of its own, and the cookies of two people who edit it. */
import type { DocumentKind } from '#shared/plan/documents.ts'
import type { ServerProcess } from '#test/support/server-process.ts'
import { sendRequest, signInWith, tokenOf } from '#test/support/test-server.ts'

export type ServedPlan = { rooms: Record<DocumentKind, string>; cookies: [string, string] }

/** For a server with a fresh data folder. */
export async function servePlan({ url, adminLink }: ServerProcess): Promise<ServedPlan> {
  if (adminLink === null) throw new Error('this data folder was used before')
  const admin = await signInWith(url, tokenOf(adminLink))
  const made = await sendRequest(url, 'POST', '/plans', { as: admin, json: { title: 'Regio' } })
  const invited = await sendRequest(url, 'POST', `/plans/${made.body.id}/members`, {
    as: admin,
    json: { name: 'Bram', role: 'editor' },
  })
  const editor = await signInWith(url, tokenOf(invited.body.link))
  return { rooms: made.body.rooms, cookies: [admin, editor] }
}
