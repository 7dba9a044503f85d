/** Writes a plan as CSV: one line per step. The rules of the format stand in docs/rules.md under EX. */
import type { Column, Plan, Step } from '../plan/schema.ts'
import { tableKinds } from '../plan/schema.ts'
import { clean, writeFile } from './csv-file.ts'
import { writeValue } from './csv-value.ts'
import { csvColumns, statusWords, tableWords, titleToWords } from './csv-words.ts'
import { splitNames } from './split-names.ts'

/**
 * The whole file as text, byte order mark included; to be encoded as UTF-8. A reader knows themes and actions
 * by their words, so equal words are written together, at the place of the first. Not in the file: the bin,
 * introductions, and themes without actions.
 */
export function exportCsv(plan: Plan, { separator }: { separator: ';' | ',' }): string {
  const header = [
    ...Object.values(csvColumns),
    ...plan.columns.map((column) => titleToWords(clean(column.title))),
  ]
  return writeFile(header, linesOf(plan), separator)
}

function linesOf(plan: Plan): string[][] {
  const names = new Map(plan.municipalities.map(({ id, name }) => [id, name]))
  const lines: string[][] = []
  for (const [theme, themes] of groupByWords(plan.themes)) {
    for (const kind of tableKinds) {
      for (const [action, actions] of groupByWords(themes.flatMap(({ tables }) => tables[kind]))) {
        const begin = [theme, tableWords[kind], action]
        const steps = actions.flatMap((same) => same.steps)
        if (steps.length === 0) lines.push([...begin, ...emptyCells(6 + plan.columns.length)])
        for (const step of steps) lines.push([...begin, ...cellsOf(step, plan.columns, names)])
      }
    }
  }
  return lines
}

function groupByWords<T extends { title: string }>(items: readonly T[]): Map<string, T[]> {
  return Map.groupBy(items, ({ title }) => titleToWords(clean(title)))
}

function cellsOf(step: Step, columns: readonly Column[], names: ReadonlyMap<string, string>): string[] {
  const municipalities = splitNames(step.municipalities.map((id) => clean(names.get(id) ?? '')).join(','))
  return [
    step.text,
    step.planning,
    step.owner,
    municipalities.join(', '),
    step.status === null ? '' : statusWords[step.status],
    step.note,
    ...columns.map(({ id, type }) => writeValue(type, step.cells[id])),
  ]
}

function emptyCells(count: number): string[] {
  return Array.from({ length: count }, () => '')
}
