/** What travels between `worker-storage.ts` and the workers that hold the database. */
import type { Storage } from './storage.ts'

export type Verb = keyof Storage
export type WorkerCall = { call: number; verb: Verb; args: unknown[] }
export type WorkerFailure = { message: string; code: string | undefined }
export type WorkerReply =
  | { kind: 'opened' }
  | { kind: 'not-opened'; failure: WorkerFailure }
  | { kind: 'done'; call: number; result: unknown }
  | { kind: 'failed'; call: number; failure: WorkerFailure }
