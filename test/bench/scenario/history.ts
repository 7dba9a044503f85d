/** A plan of 10,000 rows made by 100,000 edits: what it takes on disk, and how fast it opens. */
import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { databaseFile } from '#server/data-folder.ts'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import { formatBytes, formatMs } from '../figures.ts'
import { atMost, ratio } from '../judge.ts'
import type { LongHistory } from '../people/long-history.ts'
import { createLongHistory } from '../people/long-history.ts'
import { applyWholePlan, bringWholePlan, openWholePlan } from '../people/whole-plan.ts'
import type { Figures, Scenario } from '../scenario.ts'
import { fillDataFolder } from '../target/fill-data-folder.ts'
import type { Target, TargetName } from '../target/target.ts'
import { makeDataFolder, startTarget } from '../target/target.ts'

/** As when one person types. With more it takes less room. */
const editsPerCommit = 1
/** Between compactions: the server does it more often, which changes only how long this takes. */
const editsPerCompaction = 10_000
/** What came in after the last compaction. */
const editsBehind = 400
/** Hocuspocus writes a document 2 s after its last change. */
const writtenAfterMs = 4_000

export const history: Scenario = {
  name: 'history',
  title: 'A plan of 10,000 rows made by 100,000 edits: on disk, and opened on a fresh server',
  effort: {
    quick: { targets: ['regietafel'], repeats: 1, seconds: 0 },
    full: { targets: ['regietafel', 'hocuspocus'], repeats: 3, seconds: 0 },
  },
  async measure(targetName) {
    const made = createLongHistory()
    const sizes = { ownBytes: made.ownBytes, documentBytes: made.document.length }
    if (targetName !== 'regietafel') return { ...sizes, ...(await measureSeeded(targetName, made)) }
    const log = await storeHistory(made, Number.POSITIVE_INFINITY)
    const compacted = await storeHistory(made, editsPerCompaction)
    await rm(log.dataDir, { recursive: true })
    const existing = { dataDir: compacted.dataDir, rooms: compacted.rooms, cookies: compacted.cookies }
    const target = await startTarget('regietafel', { rooms: 1, people: 1, plan: null, existing })
    try {
      return {
        ...sizes,
        logBytes: log.bytes,
        compactedBytes: compacted.bytes,
        ...(await measureOpening(target, made)),
      }
    } finally {
      await target.stop()
      await rm(compacted.dataDir, { recursive: true })
    }
  },
  judge(of) {
    const [ours, theirs] = [of('regietafel'), of('hocuspocus')]
    const both = (ours?.documentBytes ?? Number.NaN) + (ours?.ownBytes ?? Number.NaN)
    return [
      atMost({ what: 'updates, their own bytes', value: ours?.ownBytes, format: formatBytes }),
      atMost({ what: 'the log on disk, of those', value: ratio(ours?.logBytes, ours?.ownBytes), goal: 1.5 }),
      atMost({
        what: 'after compaction, of document and log',
        value: ratio(ours?.compactedBytes, both),
        goal: 1.2,
      }),
      atMost({ what: 'opening, to the whole plan', value: ours?.openMs, goal: 250, format: formatMs }),
      atMost({ what: 'the same, into a Y.Doc', value: ours?.appliedMs, format: formatMs }),
      atMost({ what: 'opening, of Hocuspocus', value: ratio(ours?.openMs, theirs?.openMs) }),
    ]
  },
}

async function storeHistory({ updates }: LongHistory, compactionEvery: number) {
  const dataDir = await makeDataFolder()
  const filled = await fillDataFolder(dataDir, { rooms: 1, people: 1, plan: null })
  const room = filled.rooms[0] ?? ''
  const storage = openSqliteStorage(databaseFile(dataDir))
  for (let first = 0; first < updates.length; first += editsPerCommit) {
    const group = updates.slice(first, first + editsPerCommit)
    const at = Date.now()
    await storage.appendUpdates(group.map((update) => ({ room, update, author: 'person-0', at })))
    const done = first + group.length
    const isDue = done % compactionEvery === 0 || done === updates.length - editsBehind
    if (compactionEvery < updates.length && isDue) await storage.compactRoom(room)
  }
  await storage.close()
  return { ...filled, dataDir, bytes: statSync(databaseFile(dataDir)).size }
}

/** Brings the document to a server through a client, and starts it anew. */
async function measureSeeded(targetName: TargetName, made: LongHistory): Promise<Figures> {
  const dataDir = await makeDataFolder()
  const existing = { dataDir, rooms: ['room-0'], cookies: [] }
  const options = { rooms: 1, people: 1, plan: null, existing }
  const first = await startTarget(targetName, options)
  await bringWholePlan(first, made.document)
  await wait(writtenAfterMs)
  await first.stop()
  const second = await startTarget(targetName, options)
  try {
    return await measureOpening(second, made)
  } finally {
    await second.stop()
    await rm(dataDir, { recursive: true })
  }
}

async function measureOpening(target: Target, { document }: LongHistory): Promise<Figures> {
  const whole = await openWholePlan(target, { keeps: true })
  return { openMs: whole.openMs, appliedMs: whole.openMs + applyWholePlan(whole, document) }
}
