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

/** One of the plan's lists. */
export function listPath(planId: string, list: string): string {
  return `${planPath(planId)}/lijst/${encodeURIComponent(list)}`
}

/** The same as a version has it. */
export function versionListPath(planId: string, number: number, list: string): string {
  return `${versionPath(planId, number)}/lijst/${encodeURIComponent(list)}`
}

export type PlanScreen =
  | { kind: 'versions' }
  | { kind: 'plan'; list: string | null }
  | { kind: 'version'; number: number; list: string | null }

/** Which screen of a plan an address shows; the plan itself where it names none that is there. */
export function planScreenOf(path: string): PlanScreen {
  const [, , , screen, ...rest] = path.split('/')
  const [number = ''] = rest
  if (screen === 'versies' && /^[1-9]\d*$/.test(number))
    return { kind: 'version', number: Number(number), list: listOf(rest.slice(1)) }
  if (screen === 'versies' || screen === 'vergelijk') return { kind: 'versions' }
  return { kind: 'plan', list: listOf([screen, ...rest]) }
}

export function comparePath(planId: string, from: number, to: number | 'concept'): string {
  return `${planPath(planId)}/vergelijk?${new URLSearchParams({ from: `${from}`, to: `${to}` })}`
}

function listOf([screen, list = '']: readonly (string | undefined)[]): string | null {
  if (screen !== 'lijst' || list === '') return null
  try {
    return decodeURIComponent(list)
  } catch {
    return null
  }
}
