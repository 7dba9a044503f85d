/** One scenario on one server, once, in a process of its own: `node test/bench/measure.ts meeting regietafel full`. */
import type { Mode } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import type { TargetName } from './target/target.ts'

const [name, target, mode] = process.argv.slice(2)
const scenario = scenarios.find((one) => one.name === name)
if (scenario === undefined) throw new Error(`no scenario ${name}`)

process.on('disconnect', () => process.exit(1))
const figures = await scenario.measure(target as TargetName, scenario.effort[(mode ?? 'full') as Mode])
if (process.send === undefined) console.log(figures)
else process.send(figures)
process.exit(0)
