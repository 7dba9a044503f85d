/** A data folder as Regietafel has it after people have signed in and made plans. */
import { hashToken } from '#server/account/token.ts'
import { databaseFile } from '#server/data-folder.ts'
import { sessionCookie } from '#server/http/session-cookie.ts'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import type { Storage, StoredRoom } from '#server/storage/storage.ts'

export type FilledFolder = { rooms: readonly string[]; cookies: readonly string[] }

/** More people than this share an account; each still has a socket and a Yjs client id of their own. */
const maxAccounts = 200
const hourMs = 3_600_000

export async function fillDataFolder(
  dataDir: string,
  { rooms, people, plan }: { rooms: number; people: number; plan: Uint8Array | null },
): Promise<FilledFolder> {
  const storage = openSqliteStorage(databaseFile(dataDir))
  try {
    const cookies: string[] = []
    for (let person = 0; person < Math.min(people, maxAccounts); person++)
      cookies.push(await signIn(storage, `person-${person}`))
    const names: string[] = []
    for (let room = 0; room < rooms; room++) names.push(await storePlan(storage, `plan-${room}`, plan))
    return { rooms: names, cookies }
  } finally {
    await storage.close()
  }
}

/** An administrator may edit every plan, so that nobody needs to be invited. */
async function signIn(storage: Storage, id: string): Promise<string> {
  const now = Date.now()
  await storage.createUser({ id, name: id, organisation: 'Voorbeeldstad', admin: true })
  await storage.addSignInToken({ hash: hashToken(`token of ${id}`), userId: id, expiresAt: now + hourMs })
  const session = { hash: hashToken(`session of ${id}`), expiresAt: now + 24 * hourMs }
  await storage.redeemSignInToken(hashToken(`token of ${id}`), session, now)
  return `${sessionCookie}=${encodeURIComponent(`session of ${id}`)}`
}

async function storePlan(storage: Storage, id: string, plan: Uint8Array | null): Promise<string> {
  const room = (document: StoredRoom['document']): StoredRoom => ({
    name: `${id}.${document}`,
    planId: id,
    document,
    epoch: 1,
    closedAt: null,
    readOnly: false,
  })
  const rooms = [room('plan'), room('progress')]
  const content = { room: `${id}.plan`, update: plan ?? new Uint8Array(), author: 'person-0', at: Date.now() }
  await storage.createPlan(
    {
      id,
      title: id,
      status: 'concept',
      epoch: 1,
      createdAt: Date.now(),
      approvedVersion: null,
      latestVersion: null,
    },
    rooms,
    'person-0',
    plan === null ? [] : [content],
  )
  return content.room
}
