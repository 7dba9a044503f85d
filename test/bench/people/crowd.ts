/** People in rooms of one server: they come, type and move at a pace, and in the end all must have the same. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { createHistogram } from '../histogram.ts'
import type { Target } from '../target/target.ts'
import { createDeliveries } from './deliveries.ts'
import { createEditSource } from './edit-source.ts'
import { createFrameReader } from './frame-reader.ts'
import { openMirrors } from './mirror.ts'
import type { Event } from './pacer.ts'
import { keepPace, momentsOf } from './pacer.ts'
import type { Person } from './person.ts'
import { openPerson } from './person.ts'
import type { UsedMeanwhile } from './usage-meter.ts'
import { startUsageMeter, waitForRest } from './usage-meter.ts'

export type TypingPace = {
  /** Per person; zero for who only looks. */
  editsPerSecond(person: number): number
  movesPerSecond?: ((person: number) => number) | undefined
}
export type Pace = TypingPace & {
  seconds: number
  warmUpSeconds: number
  /** Whether what the server puts off until later counts for the edits too. */
  countsPutOff?: boolean | undefined
}

export type CrowdFigures = UsedMeanwhile & {
  /** In ms from sending an edit to its arrival at each of the others. */
  p50: number
  p95: number
  p99: number
  /** In ms from sending an edit to hearing that it is on disk. */
  savedP50: number
  savedP99: number
  /** Server CPU in µs for each edit that reached somebody. */
  cpuPerDelivery: number
  /** By how many ms the latest edit was sent later than planned. */
  lagMs: number
}

export type Crowd = {
  size(): number
  /** Lets so many people more into each room. */
  add(perRoom: number): Promise<void>
  run(pace: Pace): Promise<CrowdFigures>
  /** Throws when anybody, or somebody who comes in now, has something else than what was written. */
  requireConvergence(): Promise<void>
  close(): void
}

const arrivalDeadlineMs = 10_000
/** So many at once find their way in. */
const knocking = 50

export async function openCrowd(target: Target, plan: Uint8Array, maxPeople: number): Promise<Crowd> {
  const source = createEditSource(plan)
  const deliveries = createDeliveries(source.clientOf(0), maxPeople)
  const saved = createHistogram()
  const readFrame = createFrameReader()
  const stateVector = Y.encodeStateVectorFromUpdate(plan)
  const people: Person[] = []
  /** Of each person's edits, which are all the updates that are sent. */
  const sentAt: number[][] = []
  const mirrors = await openMirrors(target, plan)

  async function enter(number: number, room: number): Promise<void> {
    deliveries.addPerson(room)
    const sent: number[] = []
    sentAt[number] = sent
    let answered = 0
    const person = await openPerson({
      target,
      room: target.rooms[room] ?? '',
      number,
      client: source.clientOf(number),
      stateVector,
      onMessage(message) {
        const frame = readFrame(message)
        if (frame.kind === 'edits') deliveries.received(number, frame.progress)
        if (frame.kind !== 'saved') return
        const now = performance.now()
        while (answered < frame.updates) saved.add(now - (sent[answered++] ?? now))
      },
    })
    people[number] = person
  }

  function edit(number: number, frame: Uint8Array): void {
    deliveries.sent(number)
    people[number]?.sendFrame(frame)
    sentAt[number]?.push(performance.now())
  }

  function timetable(seconds: number, { editsPerSecond, movesPerSecond = () => 0 }: TypingPace): Event[] {
    return people.flatMap((person, number): Event[] => {
      const moments = momentsOf(number, editsPerSecond(number), seconds)
      const letters = source.letters(number, moments.length)
      return [
        ...moments.map((atMs, index) => ({ atMs, act: () => edit(number, letters[index] as Uint8Array) })),
        ...momentsOf(number + 0.5, movesPerSecond(number), seconds).map((atMs) => ({
          atMs,
          act: person.move,
        })),
      ]
    })
  }

  /** Also so that the server is at rest when it is asked what it used: a busy one would answer late. */
  async function waitForArrivals(): Promise<void> {
    const deadline = performance.now() + arrivalDeadlineMs
    while (!deliveries.isComplete()) {
      if (performance.now() > deadline) throw new Error(`${target.name}: not everything reached everybody`)
      await wait(20)
    }
  }

  return {
    size: () => people.length,
    async add(perRoom) {
      const rooms = target.rooms.length
      const places = Array.from({ length: perRoom * rooms }, (_, place) => people.length + place)
      for (let first = 0; first < places.length; first += knocking)
        await Promise.all(
          places.slice(first, first + knocking).map((number) => enter(number, number % rooms)),
        )
      await wait(300)
    },
    async run({ warmUpSeconds, seconds, countsPutOff = false, ...pace }) {
      await keepPace(timetable(warmUpSeconds, pace))
      await waitForArrivals()
      const events = timetable(seconds, pace)
      if (countsPutOff) await waitForRest(target)
      const meter = await startUsageMeter(target)
      deliveries.begin()
      saved.clear()
      const { worstLagMs } = await keepPace(events)
      await waitForArrivals()
      const used = await meter.read()
      if (countsPutOff) await waitForRest(target)
      const { serverCpuMicros } = await meter.read()
      return {
        ...used,
        p50: deliveries.latencies.percentile(0.5),
        p95: deliveries.latencies.percentile(0.95),
        p99: deliveries.latencies.percentile(0.99),
        savedP50: saved.percentile(0.5),
        savedP99: saved.percentile(0.99),
        cpuPerDelivery: serverCpuMicros / deliveries.delivered(),
        lagMs: worstLagMs,
      }
    },
    requireConvergence: () => mirrors.requireSame(source.expected(target.rooms.length)),
    close() {
      for (const person of people) person.close()
      mirrors.close()
    },
  }
}
