/** Pairs the moment at which each edit was sent with the moments at which it reached each of the others. */
import type { Histogram } from '../histogram.ts'
import { createHistogram } from '../histogram.ts'

export type Deliveries = {
  readonly latencies: Histogram
  /** How often an edit that was sent since `begin` reached somebody else. */
  delivered(): number
  addPerson(room: number): void
  sent(writer: number): void
  received(reader: number, progress: readonly (readonly [client: number, clock: number])[]): void
  /** Only what is sent from now on counts. */
  begin(): void
  /** Whether everybody has everything of everybody in the same room. */
  isComplete(): boolean
}

/** Person n writes with the Yjs client id `firstClient + n`. */
export function createDeliveries(firstClient: number, maxPeople: number): Deliveries {
  const latencies = createHistogram()
  const roomOf: number[] = []
  /** Per writer: when each letter was sent, and how many letters there were at `begin`. */
  const sentAt: number[][] = []
  const countFrom: number[] = []
  /** Per reader and writer: how many letters have come in. */
  const reached: Uint16Array[] = []
  let delivered = 0

  return {
    latencies,
    delivered: () => delivered,
    addPerson(room) {
      roomOf.push(room)
      sentAt.push([])
      countFrom.push(0)
      // What was sent before this person came is no delivery.
      const known = new Uint16Array(maxPeople)
      for (const [writer, letters] of sentAt.entries()) known[writer] = letters.length
      reached.push(known)
    },
    sent(writer) {
      sentAt[writer]?.push(performance.now())
    },
    received(reader, progress) {
      const now = performance.now()
      const known = reached[reader] as Uint16Array
      for (const [client, clock] of progress) {
        const writer = client - firstClient
        const letters = sentAt[writer]
        if (letters === undefined || writer === reader) continue
        const before = known[writer] ?? 0
        if (clock <= before) continue
        known[writer] = clock
        for (let letter = Math.max(before, countFrom[writer] ?? 0); letter < clock; letter++) {
          latencies.add(now - (letters[letter] ?? now))
          delivered += 1
        }
      }
    },
    begin() {
      latencies.clear()
      delivered = 0
      for (const [writer, letters] of sentAt.entries()) countFrom[writer] = letters.length
    },
    isComplete: () =>
      reached.every((known, reader) =>
        sentAt.every(
          (letters, writer) =>
            writer === reader ||
            letters.length === 0 ||
            roomOf[writer] !== roomOf[reader] ||
            (known[writer] ?? 0) >= letters.length,
        ),
      ),
  }
}
