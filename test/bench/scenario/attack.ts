/** What people in a room notice of bad clients in the same room: how long edits take, with and without them. */
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '#server/config.ts'
import type { AttackName } from '../attack/attacks.ts'
import { attackNames, createAttacks } from '../attack/attacks.ts'
import { startAttack } from '../attack/start-attack.ts'
import { formatMs, percentile } from '../figures.ts'
import { atMost, ratio } from '../judge.ts'
import { openCrowd } from '../people/crowd.ts'
import { encodePlan } from '../people/plan-content.ts'
import type { Scenario } from '../scenario.ts'
import { startTarget } from '../target/target.ts'

const people = 20
const pace = { warmUpSeconds: 1, editsPerSecond: () => 5, movesPerSecond: () => 1 }
const { maxMessageBytes, maxMessageParts } = readConfig({}).limits
const limits = { maxMessageBytes, maxMessageParts }
const attacks = createAttacks(encodePlan(), limits)
const firstToEnter = attackNames.find((name) => attacks[name].entersPlan)
/** So long that each run has its share of what the server does now and then, such as compacting. */
const fullSeconds = 8
/** Between these the server stays as it is, and so do figures without attackers. */
const attacksPerQuietRun = 3
/** Those who were sent away are gone by then, and the server has caught its breath. */
const restMs = 500

export const attack: Scenario = {
  name: 'attack',
  title: `${people} people at 5 edits/s each, beside bad clients in the same room`,
  effort: {
    quick: { targets: ['regietafel'], repeats: 1, seconds: 1 },
    full: { targets: ['regietafel'], repeats: 3, seconds: fullSeconds },
  },
  async measure(targetName, { seconds }) {
    const plan = encodePlan()
    // One account more than there are people, for the attackers.
    const target = await startTarget(targetName, { rooms: 1, people: people + 1, plan })
    const crowd = await openCrowd(target, plan, people)
    const quiet: number[] = []
    const beside: Partial<Record<AttackName, number>> = {}
    try {
      await crowd.add(people)
      for (const [index, name] of attackNames.entries()) {
        if (name === firstToEnter) await crowd.requireConvergence()
        if (index % attacksPerQuietRun === 0) quiet.push((await crowd.run({ ...pace, seconds })).p99)
        const attackers = await startAttack({
          attack: name,
          address: `${target.url.replace('http', 'ws')}${target.dialect.pathOf(target.rooms[0] ?? '')}`,
          cookie: target.headersOf(people).cookie ?? '',
          limits,
        })
        beside[name] = (await crowd.run({ ...pace, seconds })).p99
        await attackers.stop()
        await wait(restMs)
      }
    } finally {
      crowd.close()
      await target.stop()
    }
    return { quiet: percentile(quiet, 0.5), ...beside }
  },
  judge(of) {
    const ours = of('regietafel')
    return [
      atMost({ what: 'p99 without them', value: ours?.quiet, format: formatMs }),
      ...attackNames.map((name) =>
        atMost({
          what: `p99, of that, beside ${attacks[name].title}`,
          value: ratio(ours?.[name], ours?.quiet),
          goal: 2,
        }),
      ),
    ]
  },
}
