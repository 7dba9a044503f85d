/** Makes every write of a running program fail, as a broken disk does, and lets it write again. Linux only. */
import { execFileSync } from 'node:child_process'

export const whyNoWriteLimit = findObstacle()

/** Node ignores the signal that comes with it; what is left is that `write` fails with EFBIG. */
export function forbidWriting(pid: number): void {
  limitFiles(pid, '0')
}

export function allowWriting(pid: number): void {
  limitFiles(pid, 'unlimited')
}

/** Of the size of files; the soft limit alone, so that it can be lifted. */
function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`])
}

function findObstacle(): string | null {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' })
    return null
  } catch {
    return 'prlimit is not on this machine'
  }
}
