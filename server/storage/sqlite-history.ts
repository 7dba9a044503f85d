/** Reading back what was done to a plan: the logs of its rooms, of this epoch and earlier ones. */
import type { DatabaseSync } from 'node:sqlite'
import { readCellHistory } from '#shared/plan/cell-history.ts'
import { spotOfCell } from '#shared/plan/cell-spot.ts'
import { readCellChanges } from './cell-changes.ts'
import type { CellChange, LogPlace, Storage } from './storage.ts'

export type HistoryStore = Pick<Storage, 'readCellChanges'>

type RoomRow = { name: string; epoch: number }

export function createHistoryStore(db: DatabaseSync, readLog: Storage['readLog']): HistoryStore {
  const selectRooms = db.prepare(
    'SELECT name, epoch FROM rooms WHERE plan_id = ? AND document = ? ORDER BY epoch DESC, number DESC',
  )

  return {
    async readCellChanges(planId, ref, { before, limit }) {
      const rooms = selectRooms.all(planId, spotOfCell(ref).document) as RoomRow[]
      const changes: CellChange[] = []
      for (const [index, { name, epoch }] of rooms.entries()) {
        if (before !== null && epoch > before.epoch) continue
        const log = await readLog(name)
        const history = readCellHistory(
          log.map(({ update }) => update),
          ref,
        )
        const page = readCellChanges(history, log, {
          before: before?.epoch === epoch ? before.update : null,
          limit: limit - changes.length,
          carriedOver: index < rooms.length - 1,
        })
        changes.push(...page.changes)
        if (page.next !== null) return { changes, next: { epoch, update: page.next } }
        const earlier = rooms[index + 1]
        if (changes.length === limit && earlier) return { changes, next: wholeOf(earlier) }
      }
      return { changes, next: null }
    },
  }
}

function wholeOf({ epoch }: RoomRow): LogPlace {
  return { epoch, update: Number.MAX_SAFE_INTEGER }
}
