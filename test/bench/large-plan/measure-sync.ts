/** How fast one person's letters reach the others, and the disk. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { spreadOf } from '../figures.ts'
import type { Figures } from '../scenario.ts'
import { openWatcher } from './watcher.ts'
import type { Writer } from './writer.ts'
import { openWriter } from './writer.ts'

export type Place = { server: string; room: string; cookie: string }

/** One writer at a human pace times ten, so that figures aren't those of a queue. */
const letters = 300
const pauseMs = 10
const savedRounds = 200
const flood = { writers: 10, lettersEach: 2000 }

export async function measureFanOut(place: Place, watchers: number): Promise<Figures> {
  const { writer, latencies, close } = await openAudience(place, watchers)
  for (let count = 0; count < letters; count++) {
    latencies.sent(writer.type())
    await wait(pauseMs)
  }
  await latencies.complete()
  close()
  return spreadOf(`letterTo${watchers}`, latencies.all)
}

export async function measureSaved({ server, room, cookie }: Place): Promise<Figures> {
  const writer = await openWriter(server, room, cookie)
  const took: number[] = []
  for (let round = 0; round < savedRounds; round++) {
    writer.type()
    const start = performance.now()
    await writer.saved()
    took.push(performance.now() - start)
  }
  writer.close()
  return spreadOf('letterToDisk', took)
}

/** Ten writers at once, as fast as the server lets them, each waiting for the disk after every ten letters. */
export async function measureThroughput({ server, room, cookie }: Place): Promise<Figures> {
  const writers = await Promise.all(
    Array.from({ length: flood.writers }, () => openWriter(server, room, cookie)),
  )
  const start = performance.now()
  await Promise.all(writers.map(typeAndWait))
  const seconds = (performance.now() - start) / 1000
  for (const writer of writers) writer.close()
  return { editsPerSecond: (flood.writers * flood.lettersEach) / seconds }
}

async function typeAndWait(writer: Writer): Promise<void> {
  for (let count = 1; count <= flood.lettersEach; count++) {
    writer.type()
    if (count % 10 === 0) await writer.saved()
  }
}

async function openAudience({ server, room, cookie }: Place, watchers: number) {
  const writer = await openWriter(server, room, cookie)
  const url = `${server.replace(/^http/, 'ws')}/sync/${room}`
  const stateVector = Y.encodeStateVector(writer.doc)
  const audience = await Promise.all(
    Array.from({ length: watchers }, () =>
      openWatcher({ url, cookie, stateVector, writer: writer.doc.clientID }),
    ),
  )
  const latencies = createLatencies(watchers)
  audience.forEach((watcher, index) => {
    watcher.onProgress((clock) => latencies.received(index, clock))
  })
  return {
    writer,
    latencies,
    close() {
      for (const watcher of audience) watcher.close()
      writer.close()
    },
  }
}

/** Pairs the moment at which a letter was typed with the moments at which each watcher got it. */
function createLatencies(watchers: number) {
  const sentAt = new Map<number, number>()
  const reached = new Array<number>(watchers).fill(0)
  const all: number[] = []
  let last = 0
  return {
    all,
    sent(clock: number) {
      sentAt.set(clock, performance.now())
      last = clock
    },
    received(watcher: number, clock: number) {
      const now = performance.now()
      for (let arrived = (reached[watcher] ?? 0) + 1; arrived <= clock; arrived++) {
        const at = sentAt.get(arrived)
        if (at !== undefined) all.push(now - at)
      }
      reached[watcher] = clock
    },
    async complete() {
      while (reached.some((clock) => clock < last)) await wait(5)
    },
  }
}
