/** The whole server, made of what it depends on. The only place where features meet. */
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { RefusedError } from '#shared/errors.ts'
import packageFile from '../package.json' with { type: 'json' }
import { keepAccountsTidy } from './account/expiry.ts'
import { createSessionRoutes } from './account/session-routes.ts'
import { createSessions } from './account/sessions.ts'
import { createSignInToken, signInLink } from './account/sign-in-token.ts'
import type { RandomToken } from './account/token.ts'
import { idBytes } from './account/token.ts'
import type { Collaboration } from './collaboration/collaboration.ts'
import { createCollaboration } from './collaboration/collaboration.ts'
import type { Timing } from './collaboration/settings.ts'
import type { Config } from './config.ts'
import { listeningUrl } from './config.ts'
import { createExportRoutes } from './exchange/export-routes.ts'
import { createHistoryRoutes } from './history/history-routes.ts'
import { createHttp } from './http/create-http.ts'
import type { Log } from './http/log.ts'
import { describeApi } from './http/openapi.ts'
import { createOperationRoutes } from './http/operation-routes.ts'
import { isOwnOrigin } from './http/origin.ts'
import { registerRoutes } from './http/register-routes.ts'
import type { Route } from './http/route.ts'
import { readSessionCookie } from './http/session-cookie.ts'
import { serveClient } from './http/static-client.ts'
import { handleSyncUpgrades } from './http/sync-upgrade.ts'
import { nl } from './language/nl.ts'
import { createMemberRoutes } from './member/member-routes.ts'
import type { Link } from './member/members.ts'
import { createMembers } from './member/members.ts'
import { serveMetrics } from './metrics/metrics-route.ts'
import { createServerMetrics } from './metrics/server-metrics.ts'
import type { CreatePlan } from './plan/create-plan.ts'
import { preparePlanCreation } from './plan/create-plan.ts'
import { admitToRoom, listPlans, openPlan } from './plan/plan-access.ts'
import { createPlanRoutes, toPlanAnswer } from './plan/plan-routes.ts'
import { readPlanNow } from './plan/read-plan-now.ts'
import type { Storage } from './storage/storage.ts'
import { prepareEpochChange } from './version/change-epoch.ts'
import { createVersionRoutes } from './version/version-routes.ts'
import { createVersions } from './version/versions.ts'

export type AppDeps = {
  config: Config
  /** Stays the caller's: `close` leaves it open. */
  storage: Storage
  now: () => number
  randomToken: RandomToken
  log: Log
  /** How patient live editing is, where that is another than usual. */
  timing?: Partial<Timing>
  /** Where the built client stands. */
  clientFolder?: string
}

export type App = {
  http: FastifyInstance
  collaboration: Collaboration
  createPlan: CreatePlan
  createId(): string
  /** A personal link that signs this user in once. */
  createLink(userId: string): Promise<Link>
  /** Starts listening; the answer is the address where people find the server. */
  listen(): Promise<string>
  /** Ends every connection, after what they sent is on disk. Rejects, having ended them, when the disk did not take it. */
  close(): Promise<void>
}

export const apiPrefix = '/api/v1'
/** How long requests that are under way get when the server stops. */
const requestDeadlineMs = 1_000
const builtClient = join(import.meta.dirname, '..', 'dist', 'client')

export function createApp(deps: AppDeps): App {
  const { config, storage, now, randomToken, log } = deps
  const { limits } = config
  const metrics = createServerMetrics()
  const { meter } = metrics
  const { timing = {} } = deps
  const collaboration = createCollaboration({ storage, now, log, meter, limits, timing })
  metrics.watch(collaboration)
  const http = createHttp(log)

  const baseUrl = () => config.baseUrl ?? listeningUrl(config.host, portOf(http) ?? config.port)
  const createId = () => randomToken(idBytes)
  const createPlan = preparePlanCreation({ storage, now, createId })
  const sessions = createSessions({ storage, now, randomToken, sessionDays: config.sessionDays })
  const findSignedIn = (cookieHeader: string | undefined) => sessions.find(readSessionCookie(cookieHeader))
  const ownOrigin = (headers: Parameters<typeof isOwnOrigin>[0]) => isOwnOrigin(headers, baseUrl())

  async function createLink(userId: string): Promise<Link> {
    const { signInLinkHours } = config
    const { token, expiresAt } = await createSignInToken(
      { storage, now, randomToken, signInLinkHours },
      userId,
    )
    return { link: signInLink(baseUrl(), token), expiresAt }
  }

  const { freezeRoom, tellPlanChanged } = collaboration
  const changeEpoch = prepareEpochChange({ storage, createId, freezeRoom })
  const versions = createVersions({ storage, now, changeEpoch, onDecided: tellPlanChanged })

  const routes: Route[] = [
    ...createSessionRoutes({
      sessions,
      sessionDays: config.sessionDays,
      isSecure: () => baseUrl().startsWith('https:'),
      onEnd: collaboration.endSession,
    }),
    ...createPlanRoutes({
      listPlans: (user) => listPlans(storage, user),
      createPlan,
      importedTitle: () => nl.importedPlanTitle(dutchDay(now())),
    }),
    ...createExportRoutes({
      readPlanNow: ({ plan }) => readPlanNow({ storage, ...collaboration }, plan.id),
      readVersion: versions.read,
    }),
    ...createVersionRoutes(versions, async (opened) => {
      const found = await storage.findPlan(opened.plan.id)
      if (found === null) throw new RefusedError('not-found')
      return toPlanAnswer({ ...opened, ...found })
    }),
    ...createHistoryRoutes(storage),
    ...createMemberRoutes(
      createMembers({ storage, now, createId, createLink, onRole: collaboration.changeRole }),
    ),
    ...createOperationRoutes({
      async check() {
        if (collaboration.isStalled()) throw new Error('edits wait for the disk')
        await storage.check()
      },
      describe: () => describeApi(routes, { prefix: apiPrefix, version: packageFile.version }),
      log,
    }),
  ]

  const gate = {
    findSignedIn,
    openPlan: ({ user }: { user: Parameters<typeof openPlan>[1] }, planId: string) =>
      openPlan(storage, user, planId),
    isOwnOrigin: ownOrigin,
  }
  http.register(async (api) => registerRoutes(api, routes, gate, config), { prefix: apiPrefix })
  serveMetrics(http, { token: config.metricsToken, render: metrics.render })
  serveClient(
    http,
    deps.clientFolder ?? builtClient,
    async (cookieHeader) => (await findSignedIn(cookieHeader)) !== null,
  )

  const upgrades = handleSyncUpgrades(http.server, {
    maxMessageBytes: limits.maxMessageBytes,
    maxSocketsPerSession: config.maxSocketsPerSession,
    maxSocketsPerAddress: config.maxSocketsPerAddress,
    isOwnOrigin: ownOrigin,
    onRefused: meter.refused,
    log,
    async admit(cookieHeader, roomName) {
      const signedIn = await findSignedIn(cookieHeader)
      const entry = await admitToRoom(storage, signedIn, roomName, now())
      if (!entry.ok || signedIn === null) return entry.ok ? { ok: false, code: 'not-signed-in' } : entry
      const visitor = { ...signedIn, user: entry.user, role: entry.role }
      return {
        ok: true,
        sessionHash: signedIn.sessionHash,
        join: (socket, options) => collaboration.join(socket, entry.room, visitor, options),
      }
    },
  })

  // Lists show the title that stands in the document.
  collaboration.onTitle((planId, title) => {
    storage.renamePlan(planId, title).catch((error) => log.error({ err: error, planId }, 'renaming failed'))
  })

  const upkeep = keepAccountsTidy({ storage, now, log })

  return {
    http,
    collaboration,
    createPlan,
    createId,
    createLink,
    async listen() {
      await http.listen({ host: config.host, port: config.port })
      return baseUrl()
    },
    async close() {
      upgrades.refuseNewSockets()
      upkeep.close()
      metrics.close()
      try {
        await collaboration.close()
      } finally {
        upgrades.endSockets()
        // Also who is in the middle of sending something long.
        const cutOff = setTimeout(() => http.server.closeAllConnections(), requestDeadlineMs)
        await http.close().finally(() => clearTimeout(cutOff))
      }
    },
  }
}

function portOf(http: FastifyInstance): number | null {
  const address = http.server.address() as AddressInfo | null
  return address?.port ?? null
}

/** A day in words, as the people who read it live it. */
function dutchDay(at: number): string {
  return new Intl.DateTimeFormat('nl', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(at)
}
