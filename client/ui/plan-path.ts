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

export function comparePath(planId: string, from: number, to: number | 'concept'): string {
  return `${planPath(planId)}/vergelijk?${new URLSearchParams({ from: `${from}`, to: `${to}` })}`
}
