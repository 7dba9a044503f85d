/** Everybody opens the same large plan at the same time, as at the start of a meeting. */
import { setTimeout as wait } from 'node:timers/promises'
import { formatBytes, formatMs, formatPercent } from '../figures.ts'
import { atMost } from '../judge.ts'
import { encodePlan } from '../people/plan-content.ts'
import { startUsageMeter } from '../people/usage-meter.ts'
import { applyWholePlan, bringWholePlan, openWholePlan } from '../people/whole-plan.ts'
import type { Scenario } from '../scenario.ts'
import { startTarget } from '../target/target.ts'

const people = 150
const withinMs = 1_000
/** Of so many one's plan is looked at, after all have come in. */
const lookedAt = 50
/** Makes 4 MB. */
const steps = 8_960

export const joiners: Scenario = {
  name: 'joiners-150',
  title: `${people} people open the same plan of 4 MB within one second`,
  effort: {
    quick: { targets: ['regietafel'], repeats: 1, seconds: 0 },
    full: { targets: ['regietafel', 'hocuspocus'], repeats: 3, seconds: 0 },
  },
  async measure(targetName) {
    const plan = encodePlan(steps)
    const target = await startTarget(targetName, { rooms: 1, people, plan })
    try {
      if (!target.dialect.isFilled) await bringWholePlan(target, plan)
      await wait(500)
      const meter = await startUsageMeter(target)
      const start = performance.now()
      const opened = await Promise.all(
        Array.from({ length: people }, async (_, number) => {
          await wait((number * withinMs) / people)
          return await openWholePlan(target, { number, keeps: number % lookedAt === 0 })
        }),
      )
      const allMs = performance.now() - start
      const used = await meter.read()
      for (const [number, one] of opened.entries()) if (number % lookedAt === 0) applyWholePlan(one, plan)
      return { ...used, people: opened.length, allMs, planBytes: plan.length }
    } finally {
      await target.stop()
    }
  },
  judge(of) {
    const ours = of('regietafel')
    return [
      atMost({ what: 'plan', value: ours?.planBytes, format: formatBytes }),
      atMost({ what: 'all in sync within', value: ours?.allMs, goal: 2_000, format: formatMs }),
      atMost({
        what: 'memory of the server, at most',
        value: ours?.peakResidentBytes,
        goal: 700e6,
        format: formatBytes,
      }),
      atMost({ what: 'server, of a core', value: ours?.cores, format: formatPercent }),
      atMost({ what: 'clients, of a core', value: ours?.benchCores, format: formatPercent }),
    ]
  },
}
