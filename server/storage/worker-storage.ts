/**
 * Storage in worker threads, so that waiting for the disk never holds up the thread that serves sockets.
 * Compaction and backup have a worker of their own: they take long, and neither "saved" nor stopping waits for them. So
 * has reading back in the log, which is given up when it takes too long.
 */
import { createPatientLane } from './patient-lane.ts'
import type { Storage } from './storage.ts'
import type { Verb } from './worker-call.ts'
import { openWorkerLane } from './worker-lane.ts'

/** Which worker does what. Each call's arguments and answer must survive a structured clone. */
const lanes = {
  createUser: 'main',
  findUser: 'main',
  hasUsers: 'main',
  findFirstAdmin: 'main',
  addSignInToken: 'main',
  redeemSignInToken: 'main',
  findSession: 'main',
  removeSession: 'main',
  removeExpired: 'main',
  createPlan: 'main',
  findPlan: 'main',
  listPlans: 'main',
  renamePlan: 'main',
  findRoom: 'main',
  lockPlan: 'main',
  reopenPlan: 'main',
  addDecision: 'main',
  listVersions: 'main',
  findFrozenContent: 'main',
  findRound: 'main',
  findRole: 'main',
  listMembers: 'main',
  saveMember: 'main',
  removeMember: 'main',
  appendUpdates: 'main',
  loadRoom: 'main',
  countUpdatesSinceSnapshot: 'main',
  compactRoom: 'upkeep',
  readLog: 'upkeep',
  readCellChanges: 'history',
  addAudit: 'main',
  check: 'main',
  backup: 'upkeep',
} as const satisfies Record<Exclude<Verb, 'close'>, 'main' | 'upkeep' | 'history'>

/** Opens the file and makes or migrates it where needed. Rejects with one clear sentence when it can't. */
export async function openWorkerStorage(file: string): Promise<Storage> {
  const main = await openWorkerLane(file)
  const upkeep = await openWorkerLane(file).catch(async (error) => {
    await main.close()
    throw error
  })
  const history = createPatientLane(() => openWorkerLane(file))
  const opened = { main, upkeep, history }
  const verbs = Object.entries(lanes).map(([verb, lane]) => [
    verb,
    (...args: unknown[]) => opened[lane].call(verb as Verb, args),
  ])
  return {
    ...(Object.fromEntries(verbs) as Omit<Storage, 'close'>),
    async close() {
      const dropUpkeep = upkeep.stop().then(() => upkeep.close())
      await Promise.all([main.close(), dropUpkeep, history.close()])
    },
  }
}
