/** Numbers of a run, and how they are written. */
import type { Figures } from './scenario.ts'

/** Nearest-rank percentile; `part` from 0 to 1. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

export function spreadOf(name: string, valuesMs: readonly number[]): Record<string, number> {
  return { [`${name}P50`]: percentile(valuesMs, 0.5), [`${name}P99`]: percentile(valuesMs, 0.99) }
}

/** Of each figure on its own. */
export function medians(repeats: readonly Figures[]): Figures {
  const names = new Set(repeats.flatMap((figures) => Object.keys(figures)))
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      percentile(
        repeats.map((figures) => figures[name] ?? Number.NaN),
        0.5,
      ),
    ]),
  )
}

export function formatMs(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`
}

export function formatMicros(micros: number): string {
  return `${micros.toFixed(1)} µs`
}

export function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

export function formatPercent(part: number): string {
  return `${Math.round(part * 100)} %`
}

export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en')
}
