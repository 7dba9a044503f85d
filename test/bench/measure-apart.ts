/** One measurement in a process of its own, with a time limit. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Figures, Mode } from './scenario.ts'
import type { TargetName } from './target/target.ts'

export type Outcome = { figures: Figures } | { failure: string }

const deadlineMs = 5 * 60_000

/** When it fails or takes too long, the server that it started goes with it. */
export function measureApart(scenario: string, target: TargetName, mode: Mode): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, 'measure.ts'), [scenario, target, mode], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  return new Promise((resolve) => {
    let errors = ''
    const deadline = setTimeout(() => child.kill('SIGKILL'), deadlineMs)
    child.stderr?.on('data', (chunk) => {
      errors += chunk
    })
    child.on('message', (figures) => resolve({ figures: figures as Figures }))
    child.on('close', (code, signal) => {
      clearTimeout(deadline)
      resolve({ failure: /^\w*Error: .*$/m.exec(errors)?.[0] ?? `ended with ${signal ?? code}` })
    })
  })
}
