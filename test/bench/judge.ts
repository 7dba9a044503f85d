/** Figures against goals. */
import type { Verdict } from './scenario.ts'

const asRatio = (value: number) => `${value.toFixed(2)}×`

type Judged = {
  what: string
  value: number | undefined
  /** Without one the figure is only told. */
  goal?: number
  format?: (value: number) => string
}

export function atMost({ what, value = Number.NaN, goal, format = asRatio }: Judged): Verdict {
  return verdict(what, value, format, goal === undefined ? null : ['at most', goal, value <= goal])
}

export function atLeast({ what, value = Number.NaN, goal, format = asRatio }: Judged): Verdict {
  return verdict(what, value, format, goal === undefined ? null : ['at least', goal, value >= goal])
}

/** NaN where one of the two is missing. */
export function ratio(one: number | undefined, other: number | undefined): number {
  return (one ?? Number.NaN) / (other ?? Number.NaN)
}

function verdict(
  what: string,
  value: number,
  format: (value: number) => string,
  goal: [words: string, bound: number, met: boolean] | null,
): Verdict {
  const figure = Number.isNaN(value) ? 'not measured' : format(value)
  if (goal === null) return { what, figure, goal: '', met: null }
  const [words, bound, met] = goal
  return { what, figure, goal: `${words} ${format(bound)}`, met: Number.isNaN(value) ? null : met }
}
