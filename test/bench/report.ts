/** The figures of a run as a table with goals, and as JSON. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname } from 'node:path'
import { formatMicros, formatMs, formatPercent } from './figures.ts'
import type { Measured } from './measured.ts'
import { medianOf } from './measured.ts'
import type { Figures, Mode } from './scenario.ts'

const verdictWords = new Map([
  [true, 'met'],
  [false, 'NOT MET'],
  [null, ''],
])
/** Where the clients have so much of a core to themselves, they are what is being measured. */
const fullCore = 0.9

export function describeMachine(mode: Mode): string {
  const [first] = cpus()
  const day = new Date().toISOString().slice(0, 16)
  return `${day}, ${cpus().length} × ${first?.model ?? 'unknown'}, Node ${process.version}, ${mode} mode`
}

export function printReport(machine: string, all: readonly Measured[]): void {
  console.log(`\n${machine}`)
  for (const measured of all) {
    const { scenario, repeats, failures } = measured
    console.log(`\n### ${scenario.title} (\`${scenario.name}\`)\n`)
    const verdicts = scenario.judge((target) => medianOf(measured, target))
    printTable(
      ['figure', 'measured', 'goal', ''],
      verdicts.map(({ what, figure, goal, met }) => [what, figure, goal, verdictWords.get(met) ?? '']),
    )
    const servers = [...repeats.keys()].flatMap((target) => describe(target, medianOf(measured, target)))
    if (servers.length > 0) {
      console.log('')
      printTable(['server', 'p50', 'p99', 'CPU per delivered edit', 'core', 'core of the bench'], servers)
    }
    for (const failure of failures) console.log(`\nFAILED: ${failure}`)
  }
}

export function writeReport(file: string, machine: string, all: readonly Measured[]): void {
  const scenarios = all.map((measured) => ({
    name: measured.scenario.name,
    title: measured.scenario.title,
    verdicts: measured.scenario.judge((target) => medianOf(measured, target)),
    repeats: Object.fromEntries(measured.repeats),
    failures: measured.failures,
  }))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ machine, scenarios }, null, 2)}\n`)
  console.log(`\nAll figures: ${file}`)
}

/** Servers side by side, where people typed. */
function describe(target: string, figures: Figures | null): string[][] {
  if (figures?.p50 === undefined) return []
  const {
    p50,
    p99 = Number.NaN,
    cpuPerDelivery = Number.NaN,
    cores = Number.NaN,
    benchCores = Number.NaN,
  } = figures
  const limit = benchCores > fullCore ? ', the limit' : ''
  return [
    [
      target,
      formatMs(p50),
      formatMs(p99),
      formatMicros(cpuPerDelivery),
      formatPercent(cores),
      `${formatPercent(benchCores)}${limit}`,
    ],
  ]
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  console.log(line(head))
  console.log(line(widths.map((width) => '-'.repeat(width))))
  for (const row of rows) console.log(line(row))
}
