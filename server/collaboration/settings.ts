/** What the whole of collaboration is told from outside, and how patient it is. */
import type { ErrorCode } from '#shared/errors.ts'

/** Shaped as pino. Nothing that a person typed, and no token, goes in. */
export type CollaborationLog = {
  info(details: object, message?: string): void
  warn(details: object, message?: string): void
  error(details: object, message?: string): void
}

/** Is told what happens, to be counted. */
export type CollaborationMeter = {
  tookEdits(count: number): void
  refused(code: ErrorCode): void
  committed(ms: number): void
  commitFailed(): void
}

export const noMeter: CollaborationMeter = {
  tookEdits: () => {},
  refused: () => {},
  committed: () => {},
  commitFailed: () => {},
}

export type Timing = {
  /** Under load, edits of at least this long are gathered before they go out. */
  minGatherMs: number
  /** However high the load, nothing is gathered for longer. */
  maxGatherMs: number
  /** Commits begin at least so far apart, further the more rooms the one before was for: much of their cost is by commit. */
  minCommitMs: number
  /** However many rooms are written to, the next commit need not wait longer. */
  maxCommitMs: number
  /** How long a room without visitors stays in memory. */
  lingerMs: number
  /** How long a large room is opened after its first reader was sent what stands on disk, if nobody needs it before. */
  headStartMs: number
  /** How long after a room was opened people are expected back who were in it before a crash. */
  comingBackMs: number
  /** A socket that is silent for two of these is taken for dead. Below the 30 s of y-websocket's patience. */
  pingMs: number
  /** The first wait after a failed commit; it doubles up to `maxRetryMs`. */
  minRetryMs: number
  maxRetryMs: number
  /** How long a title has to rest before lists hear of it. */
  titleRestMs: number
  /** How often expired sessions and slow readers are looked for. */
  sweepMs: number
  /** How long closing waits for a disk that does not take the last edits. */
  drainMs: number
  /** How long freezing a room waits for the disk before it gives up. */
  freezeMs: number
  /** How long closing sockets get to answer before they are cut off. */
  closeMs: number
}

export const defaultTiming: Timing = {
  minGatherMs: 5,
  maxGatherMs: 40,
  minCommitMs: 20,
  maxCommitMs: 50,
  lingerMs: 30_000,
  headStartMs: 1_000,
  comingBackMs: 10_000,
  pingMs: 20_000,
  minRetryMs: 100,
  maxRetryMs: 5_000,
  titleRestMs: 300,
  sweepMs: 500,
  drainMs: 6_000,
  freezeMs: 10_000,
  closeMs: 2_000,
}

export type Limits = {
  /** Of one frame that comes in. */
  maxMessageBytes: number
  /** Of one frame: what Yjs calls structs, and ranges of deletions. A type, so a row or a text, counts for two. */
  maxMessageParts: number
  /** Of those, work of a few ms for which everybody waits; a message of more is split. */
  maxPartsAtOnce: number
  /** Of one document; from there on it can only shrink. */
  maxDocumentBytes: number
  /** Of what one person tells about being present. */
  maxPresenceBytes: number
  /** Of one connection. Who sends more is read more slowly; a burst may be twenty times as much. */
  maxEditsPerSecond: number
  maxPresencePerSecond: number
  /** Of updates of one connection that wait for something they build on. */
  maxWaitingBytes: number
  /** Of those, how many: each is looked at again in every turn. */
  maxWaitingUpdates: number
  /** How long each may wait, its rest included when a part could go in. */
  maxWaitingMs: number
  /** Of one update; see shared/plan/merge-work.ts. */
  maxMergeSteps: number
  /** Of one connection: it has one, and for a moment those of other tabs that it heard of. */
  maxPresenceIds: number
  /** Of one room; see client-owners.ts. Each page that somebody opens who may write is one more. */
  maxRememberedClients: number
  /** A reader with more than this waiting for it gets no presence any more. */
  maxBufferedPresenceBytes: number
  /** A reader with more than this waiting for it gets no edits one by one any more, but all at once when it has read. */
  maxBufferedEditBytes: number
  /** A reader with more than this waiting for it is sent away, to come back when it can. */
  maxBufferedBytes: number
  /** Of edits that are not on disk; a quarter of it for one room. With more waiting none are taken in. */
  maxUnsavedBytes: number
  /** So many updates behind its snapshot an open room is compacted. */
  maxUpdatesSinceSnapshot: number
  /** The same of a room that leaves memory. */
  maxUpdatesLeftBehind: number
}

export const defaultLimits: Omit<Limits, 'maxMessageBytes'> = {
  maxMessageParts: 200_000,
  maxPartsAtOnce: 1_000,
  maxDocumentBytes: 64 * 1024 * 1024,
  maxPresenceBytes: 4 * 1024,
  maxEditsPerSecond: 100,
  maxPresencePerSecond: 50,
  maxWaitingBytes: 1024 * 1024,
  maxWaitingUpdates: 100,
  maxWaitingMs: 5_000,
  maxMergeSteps: 20_000,
  maxPresenceIds: 10,
  maxRememberedClients: 10_000,
  maxBufferedPresenceBytes: 1024 * 1024,
  maxBufferedEditBytes: 4 * 1024 * 1024,
  maxBufferedBytes: 32 * 1024 * 1024,
  maxUnsavedBytes: 256 * 1024 * 1024,
  maxUpdatesSinceSnapshot: 2_000,
  maxUpdatesLeftBehind: 100,
}
