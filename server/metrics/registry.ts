/**
 * Figures as Prometheus reads them: its text format 0.0.4,
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export type Labels = Readonly<Record<string, string>>
export type Counter = { add(amount: number, labels?: Labels): void }
export type Histogram = { observe(value: number): void }

export type Registry = {
  counter(name: string, help: string): Counter
  /** Upper bounds in rising order; all that is larger has a bucket of its own. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram
  /** Asked for its value whenever somebody reads. */
  gauge(name: string, help: string, read: () => number): void
  render(): string
}

export const textFormat = 'text/plain; version=0.0.4; charset=utf-8'

export function createRegistry(): Registry {
  const families: (() => string[])[] = []

  function addFamily(name: string, help: string, type: string, read: () => string[]): void {
    families.push(() => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...read()])
  }

  return {
    counter(name, help) {
      const values = new Map<string, number>()
      addFamily(name, help, 'counter', () =>
        values.size === 0 ? [`${name} 0`] : [...values].map(([labels, value]) => `${name}${labels} ${value}`),
      )
      return {
        add(amount, labels = {}) {
          const key = renderLabels(labels)
          values.set(key, (values.get(key) ?? 0) + amount)
        },
      }
    },
    histogram(name, help, bounds) {
      const counts = bounds.map(() => 0)
      let count = 0
      let sum = 0
      addFamily(name, help, 'histogram', () => [
        ...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${counts[index]}`),
        `${name}_bucket{le="+Inf"} ${count}`,
        `${name}_sum ${sum}`,
        `${name}_count ${count}`,
      ])
      return {
        observe(value) {
          count += 1
          sum += value
          for (const [index, bound] of bounds.entries())
            if (value <= bound) counts[index] = (counts[index] ?? 0) + 1
        },
      }
    },
    gauge(name, help, read) {
      addFamily(name, help, 'gauge', () => [`${name} ${read()}`])
    },
    render: () => `${families.flatMap((read) => read()).join('\n')}\n`,
  }
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
