/**
 * Replicas around a server, as the sockets and rooms connect them: every update goes over the server, each
 * document over a channel of its own. A channel delays, repeats and reorders; a replica that comes back after
 * a partition exchanges what is missing.
 */
import * as Y from 'yjs'
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import type { RandomSource } from './random-source.ts'

export type Network = {
  server: PlanDocuments
  replicas: readonly PlanDocuments[]
  /** Lets a few messages arrive, and lines break or come back. */
  pass(): void
  /** All lines are mended and everything arrives. */
  settle(): void
}

const kinds: readonly DocumentKind[] = ['plan', 'progress']
type Line = { server: Y.Doc; replica: Y.Doc; up: Uint8Array[]; down: Uint8Array[]; connected: boolean }

export function createNetwork(count: number, random: RandomSource): Network {
  const server = createDocuments(random)
  const replicas = Array.from({ length: count }, () => createDocuments(random))
  const lines = replicas.flatMap((replica) => kinds.map((kind) => createLine(server[kind], replica[kind])))

  function deliver(line: Line): void {
    const [queue, to] = random.chance(0.5) ? [line.up, line.server] : [line.down, line.replica]
    if (queue.length === 0) return
    const index = random.below(queue.length)
    Y.applyUpdate(to, queue[index] as Uint8Array, line)
    if (random.chance(0.85)) queue.splice(index, 1)
  }

  return {
    server,
    replicas,
    pass() {
      for (const line of lines) {
        if (random.chance(0.1)) {
          if (line.connected) disconnect(line)
          else connect(line)
        }
        for (let count = random.below(4); count > 0 && line.connected; count--) deliver(line)
      }
    },
    settle() {
      // Twice: the first round brings everything to the server, the second to everyone else.
      for (let round = 0; round < 2; round++) {
        for (const line of lines) {
          disconnect(line)
          connect(line)
          for (const update of line.up.splice(0)) Y.applyUpdate(line.server, update, line)
          for (const update of line.down.splice(0)) Y.applyUpdate(line.replica, update, line)
        }
      }
    },
  }
}

function createDocuments(random: RandomSource): PlanDocuments {
  const documents = createPlanDocuments()
  // Yjs chooses these at random; who wins a conflict depends on them.
  for (const kind of kinds) documents[kind].clientID = random.below(2 ** 31)
  return documents
}

function createLine(server: Y.Doc, replica: Y.Doc): Line {
  const line: Line = { server, replica, up: [], down: [], connected: true }
  replica.on('update', (update: Uint8Array, origin: unknown) => {
    if (line.connected && origin !== line) line.up.push(update)
  })
  server.on('update', (update: Uint8Array, origin: unknown) => {
    if (line.connected && origin !== line) line.down.push(update)
  })
  return line
}

/** What was under way is lost. */
function disconnect(line: Line): void {
  line.connected = false
  line.up.length = 0
  line.down.length = 0
}

function connect(line: Line): void {
  line.connected = true
  line.up.push(Y.encodeStateAsUpdate(line.replica, Y.encodeStateVector(line.server)))
  line.down.push(Y.encodeStateAsUpdate(line.server, Y.encodeStateVector(line.replica)))
}
