/** The addresses of a plan's screens. */

export function planPath(planId: string): string {
  return `/plan/${encodeURIComponent(planId)}`
}

export function versionsPath(planId: string): string {
  return `${planPath(planId)}/versies`
}

export function versionPath(planId: string, number: number): string {
  return `${versionsPath(planId)}/${number}`
}

export type PlanScreen = { kind: 'plan' | 'versions' } | { kind: 'version'; number: number }

/** Which screen of a plan an address shows; the plan itself where it names none that is there. */
export function planScreenOf(path: string): PlanScreen {
  const [, , , screen, number] = path.split('/')
  if (screen === 'versies' && /^[1-9]\d*$/.test(number ?? ''))
    return { kind: 'version', number: Number(number) }
  return { kind: screen === 'versies' || screen === 'vergelijk' ? 'versions' : 'plan' }
}

export function comparePath(planId: string, from: number, to: number | 'concept'): string {
  return `${planPath(planId)}/vergelijk?${new URLSearchParams({ from: `${from}`, to: `${to}` })}`
}
