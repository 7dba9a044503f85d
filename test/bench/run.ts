/**
 * `npm run bench`: how the server does beside its peers, on this machine and over loopback only. Ends by itself.
 *
 * `npm run bench -- meeting saved` measures these; `--quick` measures most of them once and briefly; `--json <file>` says where
 * the figures go.
 */
import { parseArgs } from 'node:util'
import { measureApart } from './measure-apart.ts'
import type { Measured } from './measured.ts'
import { installPeers } from './peers/install-peers.ts'
import { describeMachine, printReport, writeReport } from './report.ts'
import type { Mode, Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'

/** On a busy machine: what is not measured by then is left out, so that the rest is told. */
const patienceMinutes: Record<Mode, number> = { quick: 3, full: 75 }
/** A single measurement has a limit of its own that is shorter. */
const hangingMinutes = 6

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, json: { type: 'string', default: 'test-results/bench.json' } },
})
const mode: Mode = values.quick ? 'quick' : 'full'
const unknown = positionals.filter((name) => !scenarios.some((scenario) => scenario.name === name))
if (unknown.length > 0) {
  console.error(
    `No scenario ${unknown.join(', ')}. There are: ${scenarios.map(({ name }) => name).join(', ')}`,
  )
  process.exit(1)
}
const deadline = performance.now() + patienceMinutes[mode] * 60_000
setTimeout(
  () => {
    console.error('The bench hangs; stopped.')
    process.exit(1)
  },
  (patienceMinutes[mode] + hangingMinutes) * 60_000,
).unref()

installPeers()
const chosen = scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const measured: Measured[] = []
const machine = describeMachine(mode)
for (const scenario of chosen) {
  measured.push(await measureScenario(scenario))
  // Also for who stops it half-way.
  writeReport(values.json, machine, measured)
}
printReport(machine, measured)
process.exit(measured.some(({ failures }) => failures.length > 0) ? 1 : 0)

/** Each repeat asks every server before the next, so that a busy moment of the machine meets all of them. */
async function measureScenario(scenario: Scenario): Promise<Measured> {
  const { targets, repeats } = scenario.effort[mode]
  const results: Measured = { scenario, repeats: new Map(), failures: [] }
  for (let repeat = 1; repeat <= repeats; repeat++) {
    for (const target of targets) {
      if (performance.now() > deadline) {
        results.failures.push(`${target}: left out, this took too long`)
        continue
      }
      process.stderr.write(`${scenario.name}: ${target} ${repeat}/${repeats}\n`)
      const outcome = await measureApart(scenario.name, target, mode)
      if ('failure' in outcome) results.failures.push(`${target}: ${outcome.failure}`)
      else results.repeats.set(target, [...(results.repeats.get(target) ?? []), outcome.figures])
    }
  }
  return results
}
