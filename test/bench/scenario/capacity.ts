/** How many people fit in one room before it feels slow. */
import { formatCount } from '../figures.ts'
import { atLeast, ratio } from '../judge.ts'
import type { CrowdFigures } from '../people/crowd.ts'
import { openCrowd } from '../people/crowd.ts'
import { encodePlan } from '../people/plan-content.ts'
import type { Scenario } from '../scenario.ts'
import { startTarget } from '../target/target.ts'

const firstPeople = 150
const growth = 1.2
const maxPeople = 3_000
const editsPerSecond = 2
const slowMs = 250
/** Where this process has so much of a core to itself, it is what is being measured. */
const fullCore = 0.9

export const capacity: Scenario = {
  name: 'capacity',
  title: `People in one room at ${editsPerSecond} edits/s each before p99 passes ${slowMs} ms`,
  effort: {
    quick: { targets: ['regietafel'], repeats: 1, seconds: 1 },
    full: { targets: ['regietafel', 'relay', 'hocuspocus'], repeats: 1, seconds: 3 },
  },
  async measure(targetName, { seconds }) {
    const plan = encodePlan()
    const target = await startTarget(targetName, { rooms: 1, people: maxPeople, plan })
    const crowd = await openCrowd(target, plan, maxPeople)
    let fitting = 0
    let tooMany: CrowdFigures | null = null
    try {
      for (
        let people = firstPeople;
        people <= maxPeople && tooMany === null;
        people = Math.round(people * growth)
      ) {
        await crowd.add(people - crowd.size())
        const figures = await crowd.run({ seconds, warmUpSeconds: 1, editsPerSecond: () => editsPerSecond })
        if (figures.p99 > slowMs) tooMany = figures
        else fitting = people
      }
      // Where too many came in, not all may have arrived; what fits was complete after each round.
      if (tooMany === null) await crowd.requireConvergence()
    } finally {
      crowd.close()
      await target.stop()
    }
    const { cores = 0, benchCores = 0 } = tooMany ?? {}
    return { people: fitting, cores, benchCores, benchIsFull: benchCores > fullCore ? 1 : 0 }
  },
  judge(of) {
    const [ours, theirs] = [of('regietafel'), of('hocuspocus')]
    const people = { what: 'people', value: ours?.people, format: formatCount }
    // More than the bench can play it can't tell.
    if (ours?.benchIsFull === 1) return [{ ...atLeast(people), goal: 'until the bench is full', met: true }]
    return [
      atLeast(people),
      atLeast({ what: 'the same, of Hocuspocus', value: ratio(ours?.people, theirs?.people), goal: 1.5 }),
    ]
  },
}
