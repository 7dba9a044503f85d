/**
 * What the operating system sees of a program that runs, and errors of the disk as it would give them. Takes strace,
 * and the right to look into other programs; tests skip where that is not given.
 */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createTemporaryFolder } from './temporary-folder.ts'

export type CallTrace = {
  /** The calls so far, one a line; one that a program has its answer of is among them. */
  calls(): string[]
  /** From then on the program runs as if nobody had looked. */
  stop(): Promise<void>
}

export const whyNoSystemCalls = findObstacle()

/** Looks at all calls of these names on these files. */
export function traceCalls(
  pid: number,
  names: readonly string[],
  files: readonly string[],
): Promise<CallTrace> {
  return attach(pid, names, files, [])
}

/** Lets every call of this name on these files fail with this error, until `stop`. */
export function failCalls(
  pid: number,
  name: string,
  error: string,
  files: readonly string[],
): Promise<CallTrace> {
  return attach(pid, [name], files, ['-e', `inject=${name}:error=${error}`])
}

async function attach(
  pid: number,
  names: readonly string[],
  files: readonly string[],
  more: readonly string[],
): Promise<CallTrace> {
  const output = join(createTemporaryFolder(), 'calls')
  const paths = files.flatMap((file) => ['-P', file])
  const args = ['-f', '-y', '-o', output, '-p', String(pid), '-e', `trace=${names.join()}`, ...paths, ...more]
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise<void>((resolve) => strace.on('exit', () => resolve()))
  onTestFinished(() => void strace.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    strace.stderr.on('data', (chunk) => {
      said += chunk
      if (/attached/.test(said)) resolve()
    })
    void gone.then(() => reject(new Error(`strace ended: ${said}`)))
  })
  return {
    calls: () =>
      readFileSync(output, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    stop() {
      strace.kill('SIGINT')
      return gone
    },
  }
}

function findObstacle(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'looking into a program takes root on Linux'
  const { status } = spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
  return status === 0 ? null : 'strace is not on this machine, or may not look into programs'
}
