/** Live editing on a real socket server and a real database, without HTTP and sign-in around it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import type { Collaboration, CollaborationDeps } from '#server/collaboration/collaboration.ts'
import { createCollaboration } from '#server/collaboration/collaboration.ts'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import { openWorkerStorage } from '#server/storage/worker-storage.ts'
import type { Role } from '#shared/access/role.ts'
import { ownMessagesParam } from '#shared/protocol/sync-message.ts'
import type { FaultyStorage } from './faulty-storage.ts'
import { createFaultyStorage } from './faulty-storage.ts'
import { anna, bram, planRoom, progressRoom, storePlan } from './stored-plan.ts'
import { createTemporaryFolder } from './temporary-folder.ts'

export type SyncServer = {
  /** The address that y-websocket wants, room name not included. */
  url: string
  readonly collaboration: Collaboration
  readonly storage: FaultyStorage
  /** Dies as by SIGKILL, and is there again at the same address with what is on disk. */
  crash(): void
  /** Cuts every socket without a word. */
  cutSockets(): void
  logged: string[]
}

/** Who a socket is for, told by the query: `?user=…&role=…&session=…`. */
export type SocketParams = {
  user?: string
  role?: Role
  session?: string
  expires?: string
  regietafel?: '1'
}

export type SyncServerOptions = {
  timing?: CollaborationDeps['timing']
  limits?: Partial<CollaborationDeps['limits']>
  /** Off the thread, as the real server has it. */
  workers?: boolean
}

export async function startSyncServer(options: SyncServerOptions = {}): Promise<SyncServer> {
  const file = join(createTemporaryFolder(), 'test.sqlite')
  const onDisk = options.workers ? await openWorkerStorage(file) : openSqliteStorage(file)
  await storePlan(onDisk)
  const logged: string[] = []
  const note = (details: object, message = '') => logged.push(`${message} ${JSON.stringify(details)}`)
  const start = () => {
    const storage = createFaultyStorage(onDisk)
    const collaboration = createCollaboration({
      storage,
      now: () => 1_000,
      log: { info: note, warn: note, error: note },
      limits: { maxMessageBytes: 1024 * 1024, ...options.limits },
      timing: { minRetryMs: 10, maxRetryMs: 20, titleRestMs: 10, closeMs: 500, ...options.timing },
    })
    return { storage, collaboration }
  }
  let running = start()
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  http.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://server')
    const room = [planRoom, progressRoom].find(({ name }) => pathname.endsWith(`/${name}`))
    if (room === undefined) return socket.destroy()
    const id = searchParams.get('user') ?? anna.id
    const visitor = {
      user: [anna, bram].find((user) => user.id === id) ?? { ...bram, id },
      role: (searchParams.get('role') ?? 'editor') as Role,
      sessionHash: searchParams.get('session') ?? `session of ${id}`,
      sessionExpiresAt: Number(searchParams.get('expires') ?? Number.POSITIVE_INFINITY),
    }
    const ownMessages = searchParams.get(ownMessagesParam) === '1'
    sockets.handleUpgrade(request, socket, head, (opened) =>
      running.collaboration.join(opened, room, visitor, { ownMessages }),
    )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo

  onTestFinished(async () => {
    running.storage.heal()
    await running.collaboration.close()
    http.close()
    await onDisk.close()
  })
  function cutSockets(): void {
    for (const socket of sockets.clients) socket.terminate()
  }
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    get collaboration() {
      return running.collaboration
    },
    get storage() {
      return running.storage
    },
    crash() {
      running.storage.abandon()
      cutSockets()
      running.collaboration.close().catch(() => {})
      running = start()
    },
    cutSockets,
    logged,
  }
}
