/** What a scenario is: how much of it is done, what it measures on one server, and when it is good enough. */
import type { TargetName } from './target/target.ts'

/** Numbers by name; times in ms, CPU in µs, sizes in bytes. */
export type Figures = Readonly<Record<string, number>>

export type Effort = {
  targets: readonly TargetName[]
  repeats: number
  seconds: number
  /**
   * How long people type before anything counts. V8 compiles then what a server that runs for weeks has long compiled: where
   * it is CPU that is judged, that should not count.
   */
  warmUpSeconds?: number
}
export type Mode = 'quick' | 'full'

/** One line of the table. `met` is null where there is no goal. */
export type Verdict = { what: string; figure: string; goal: string; met: boolean | null }

export type Scenario = {
  name: string
  title: string
  effort: Record<Mode, Effort>
  /** Once, on one server, in a process of its own. Throws when not everybody ends up with the same. */
  measure(target: TargetName, effort: Effort): Promise<Figures>
  /** Of the medians. Null where a server was not measured or failed. */
  judge(of: (target: TargetName) => Figures | null): Verdict[]
}

export const everyTarget: readonly TargetName[] = ['regietafel', 'relay', 'hocuspocus', 'y-websocket']
