/** A thread that freezes one content, answers it and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FreezeOrder } from './freeze-apart.ts'
import { freezeContent } from './freeze-content.ts'

const { state, before } = workerData as FreezeOrder
parentPort?.postMessage(freezeContent(state, before))
