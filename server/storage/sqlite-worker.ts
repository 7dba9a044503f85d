/** A worker thread that holds the database open and answers one call after the other. */
import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'
import { openSqliteStorage } from './sqlite.ts'
import type { Storage } from './storage.ts'
import type { WorkerCall, WorkerFailure, WorkerReply } from './worker-call.ts'

if (parentPort === null) throw new Error('sqlite-worker.ts runs in a worker thread')
serve(parentPort, workerData.file)

function serve(port: MessagePort, file: string): void {
  const reply = (message: WorkerReply) => port.postMessage(message)
  let storage: Storage
  try {
    storage = openSqliteStorage(file)
  } catch (error) {
    reply({ kind: 'not-opened', failure: toFailure(error) })
    return
  }
  port.on('message', async ({ call, verb, args }: WorkerCall) => {
    try {
      const answer = storage[verb] as (...args: unknown[]) => Promise<unknown>
      reply({ kind: 'done', call, result: await answer(...args) })
    } catch (error) {
      reply({ kind: 'failed', call, failure: toFailure(error) })
    }
  })
  reply({ kind: 'opened' })
}

function toFailure(error: unknown): WorkerFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return { message: error instanceof Error ? error.message : String(error), code }
}
