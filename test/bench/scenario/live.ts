/** Scenarios in which people type together at a given pace; they differ in numbers only. */
import type { Pace } from '../people/crowd.ts'
import { openCrowd } from '../people/crowd.ts'
import { encodePlan } from '../people/plan-content.ts'
import type { Figures, Scenario } from '../scenario.ts'
import { startTarget } from '../target/target.ts'

export type LiveScenario = Omit<Scenario, 'measure'> &
  Pick<Pace, 'editsPerSecond' | 'movesPerSecond' | 'countsPutOff'> & { rooms: number; peoplePerRoom: number }

export function createLiveScenario({
  rooms,
  peoplePerRoom,
  editsPerSecond,
  movesPerSecond,
  countsPutOff,
  ...scenario
}: LiveScenario): Scenario {
  return {
    ...scenario,
    async measure(targetName, { seconds, warmUpSeconds = 2 }) {
      const plan = encodePlan()
      const people = rooms * peoplePerRoom
      const target = await startTarget(targetName, { rooms, people, plan })
      const crowd = await openCrowd(target, plan, people)
      try {
        await crowd.add(peoplePerRoom)
        const pace = { editsPerSecond, movesPerSecond, countsPutOff }
        const figures = await crowd.run({ seconds, warmUpSeconds, ...pace })
        await crowd.requireConvergence()
        return figures satisfies Figures
      } finally {
        crowd.close()
        await target.stop()
      }
    },
  }
}
