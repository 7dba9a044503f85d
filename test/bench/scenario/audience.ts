/** One person types, the others watch. */
import { formatMs } from '../figures.ts'
import { atMost, ratio } from '../judge.ts'
import type { Scenario } from '../scenario.ts'
import { everyTarget } from '../scenario.ts'
import { createLiveScenario } from './live.ts'

export const audienceScenarios: Scenario[] = [100, 300].map((watchers) =>
  createLiveScenario({
    name: `audience-${watchers}`,
    title: `1 writer at 10 edits/s, ${watchers} watchers`,
    effort: {
      quick: { targets: ['regietafel', 'relay', 'hocuspocus'], repeats: 1, seconds: 3 },
      full: { targets: everyTarget, repeats: 5, seconds: 12 },
    },
    rooms: 1,
    peoplePerRoom: watchers + 1,
    editsPerSecond: (person) => (person === 0 ? 10 : 0),
    judge(of) {
      const [ours, relay] = [of('regietafel'), of('relay')]
      return [
        atMost({ what: 'p50', value: ours?.p50, format: formatMs }),
        atMost({ what: 'p50, of the relay', value: ratio(ours?.p50, relay?.p50), goal: 1.1 }),
        atMost({ what: 'p99, of the relay', value: ratio(ours?.p99, relay?.p99), goal: 1.25 }),
      ]
    },
  }),
)
