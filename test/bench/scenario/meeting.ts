/** Everybody types at once. */
import { formatMicros, formatMs, formatPercent } from '../figures.ts'
import { atMost, ratio } from '../judge.ts'
import type { Scenario } from '../scenario.ts'
import { everyTarget } from '../scenario.ts'
import { createLiveScenario } from './live.ts'

const besideOthers: Scenario['effort'] = {
  quick: { targets: ['regietafel', 'hocuspocus'], repeats: 1, seconds: 3 },
  full: { targets: everyTarget, repeats: 3, seconds: 10 },
}

const besideOthersForCpu: Scenario['effort'] = {
  ...besideOthers,
  full: { ...besideOthers.full, warmUpSeconds: 20 },
}

/** What an edit costs the server for each person whom it reaches. */
function judgeCost(
  of: Parameters<Scenario['judge']>[0],
  goals: { ofHocuspocus: number; p99: number },
): ReturnType<Scenario['judge']> {
  const [ours, theirs] = [of('regietafel'), of('hocuspocus')]
  return [
    atMost({ what: 'server CPU per delivered edit', value: ours?.cpuPerDelivery, format: formatMicros }),
    atMost({
      what: 'the same, of Hocuspocus',
      value: ratio(ours?.cpuPerDelivery, theirs?.cpuPerDelivery),
      goal: goals.ofHocuspocus,
    }),
    atMost({ what: 'p99', value: ours?.p99, goal: goals.p99, format: formatMs }),
  ]
}

export const meeting = createLiveScenario({
  name: 'meeting',
  title: 'Meeting: 100 people, each 5 edits/s and 5 cursor moves/s',
  effort: {
    ...besideOthersForCpu,
    quick: { ...besideOthers.quick, targets: ['regietafel', 'relay', 'hocuspocus'] },
  },
  rooms: 1,
  peoplePerRoom: 100,
  editsPerSecond: () => 5,
  movesPerSecond: () => 5,
  countsPutOff: true,
  judge: (of) => judgeCost(of, { ofHocuspocus: 0.25, p99: 60 }),
})

export const crowd400 = createLiveScenario({
  name: 'crowd-400',
  title: '400 people in one room at 2 edits/s each',
  effort: besideOthers,
  rooms: 1,
  peoplePerRoom: 400,
  editsPerSecond: () => 2,
  judge(of) {
    const ours = of('regietafel')
    return [
      atMost({ what: 'of a core', value: ours?.cores, goal: 0.35, format: formatPercent }),
      atMost({ what: 'p99', value: ours?.p99, goal: 100, format: formatMs }),
    ]
  },
})

export const manyRooms = createLiveScenario({
  name: 'rooms-500',
  title: '500 rooms of 2 people at 1 edit/s each',
  // In a shorter run Hocuspocus, which stores a document every ten seconds, would store more often for an edit.
  effort: { ...besideOthersForCpu, quick: { ...besideOthers.quick, seconds: 10 } },
  rooms: 500,
  peoplePerRoom: 2,
  editsPerSecond: () => 1,
  countsPutOff: true,
  judge: (of) => judgeCost(of, { ofHocuspocus: 0.6, p99: 15 }),
})

export const presence = createLiveScenario({
  name: 'presence-500',
  title: '500 watchers with presence, 20 of them moving and typing',
  effort: besideOthers,
  rooms: 1,
  peoplePerRoom: 500,
  editsPerSecond: (person) => (person < 20 ? 1 : 0),
  movesPerSecond: (person) => (person < 20 ? 5 : 0.2),
  judge: (of) => [
    atMost({
      what: 'p95 of edits, which reach all',
      value: of('regietafel')?.p95,
      goal: 250,
      format: formatMs,
    }),
  ],
})

export const saved = createLiveScenario({
  name: 'saved',
  title: 'Saved: from sending an edit to hearing that it is on disk, 40 people, 200 edits/s in all',
  effort: {
    quick: { targets: ['regietafel'], repeats: 1, seconds: 4 },
    full: { targets: ['regietafel'], repeats: 5, seconds: 12 },
  },
  rooms: 1,
  peoplePerRoom: 40,
  editsPerSecond: () => 5,
  judge(of) {
    const ours = of('regietafel')
    return [
      atMost({ what: 'p50', value: ours?.savedP50, format: formatMs }),
      atMost({ what: 'p99', value: ours?.savedP99, goal: 50, format: formatMs }),
    ]
  },
})
