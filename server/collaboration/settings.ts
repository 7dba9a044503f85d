/** What the whole of collaboration is told from outside, and how patient it is. */

/** Shaped as pino. Nothing that a person typed, and no token, goes in. */
export type CollaborationLog = {
  info(details: object, message?: string): void
  warn(details: object, message?: string): void
  error(details: object, message?: string): void
}

export type Timing = {
  /** Under load, edits of at least this long are gathered before they go out. */
  minGatherMs: number
  /** However high the load, nothing is gathered for longer. */
  maxGatherMs: number
  /** How long a room without visitors stays in memory. */
  lingerMs: number
  /** How long after a room was opened people are expected back who were in it before a crash. */
  comingBackMs: number
  /** A socket that is silent for two of these is taken for dead. Below the 30 s of y-websocket's patience. */
  pingMs: number
  /** The first wait after a failed commit; it doubles up to `maxRetryMs`. */
  minRetryMs: number
  maxRetryMs: number
  /** How long a title has to rest before lists hear of it. */
  titleRestMs: number
  /** How long closing sockets get to answer before they are cut off. */
  closeMs: number
}

export const defaultTiming: Timing = {
  minGatherMs: 3,
  maxGatherMs: 40,
  lingerMs: 30_000,
  comingBackMs: 10_000,
  pingMs: 20_000,
  minRetryMs: 100,
  maxRetryMs: 5_000,
  titleRestMs: 300,
  closeMs: 2_000,
}

export type Limits = {
  /** Of one frame that comes in. */
  maxMessageBytes: number
  /** A reader with more than this waiting for it gets no presence any more. */
  maxBufferedPresenceBytes: number
  /** A reader with more than this waiting for it is sent away, to come back when it can. */
  maxBufferedBytes: number
  /** So many updates behind its snapshot a room is compacted. */
  maxUpdatesSinceSnapshot: number
}

export const defaultLimits: Omit<Limits, 'maxMessageBytes'> = {
  maxBufferedPresenceBytes: 1024 * 1024,
  maxBufferedBytes: 32 * 1024 * 1024,
  maxUpdatesSinceSnapshot: 500,
}
