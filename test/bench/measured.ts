/** What came out of one scenario. */
import { medians } from './figures.ts'
import type { Figures, Scenario } from './scenario.ts'
import type { TargetName } from './target/target.ts'

export type Measured = {
  scenario: Scenario
  /** Per server, each repeat that converged. */
  repeats: Map<TargetName, Figures[]>
  /** A run that failed is no figure: each is told with its reason. */
  failures: string[]
}

export function medianOf({ repeats }: Measured, target: TargetName): Figures | null {
  const figures = repeats.get(target)
  return figures === undefined ? null : medians(figures)
}
