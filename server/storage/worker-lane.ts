/** One worker thread with the database open, seen from the thread that asks it things. */
import { Worker } from 'node:worker_threads'
import type { Verb, WorkerCall, WorkerFailure, WorkerReply } from './worker-call.ts'

export type WorkerLane = {
  call(verb: Verb, args: unknown[]): Promise<unknown>
  /** Gives up what the worker is at; the next call gets another worker. */
  stop(): Promise<void>
  close(): Promise<void>
}

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void }

/** Rejects when the worker can't open the file. A worker that dies later is replaced at the next call. */
export async function openWorkerLane(file: string): Promise<WorkerLane> {
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let closed = false
  let worker: Promise<Worker> | null = start()
  await worker

  function start(): Promise<Worker> {
    const started = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { file } })
    const opened = Promise.withResolvers<Worker>()
    let reason: Error | null = null
    started.on('message', (reply: WorkerReply) => {
      if (reply.kind === 'opened') opened.resolve(started)
      else if (reply.kind === 'not-opened') opened.reject(toError(reply.failure))
      else settle(reply)
    })
    started.on('error', (error) => {
      reason = error instanceof Error ? error : new Error(String(error))
    })
    started.on('exit', () => {
      worker = null
      const died = new Error('the storage worker stopped', { cause: reason })
      opened.reject(died)
      // Nobody knows whether these were written: to who asks they failed.
      for (const { reject } of waiting.values()) reject(died)
      waiting.clear()
    })
    return opened.promise
  }

  function settle(reply: Extract<WorkerReply, { call: number }>): void {
    const asked = waiting.get(reply.call)
    waiting.delete(reply.call)
    if (reply.kind === 'done') asked?.resolve(reply.result)
    else asked?.reject(toError(reply.failure))
  }

  async function call(verb: Verb, args: unknown[]): Promise<unknown> {
    if (closed) throw new Error('storage is closed')
    worker ??= start()
    const port = await worker
    const number = ++calls
    return await new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject })
      port.postMessage({ call: number, verb, args } satisfies WorkerCall)
    })
  }

  return {
    call,
    async stop() {
      await (await worker)?.terminate()
    },
    async close() {
      if (closed) return
      const answer = worker === null ? null : call('close', [])
      closed = true
      await answer
      await (await worker)?.terminate()
    },
  }
}

function toError({ message, code }: WorkerFailure): Error {
  const error = new Error(message)
  return code === undefined ? error : Object.assign(error, { code })
}
