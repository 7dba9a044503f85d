/** A disk that is really full when it is full: a small tmpfs. Needs root; tests skip where that is not given. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export type SmallDisk = {
  folder: string
  /** Takes all the room that is left. */
  fill(): void
  empty(): void
}

export const whyNoSmallDisk = findObstacle()

export function mountSmallDisk(bytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'regietafel-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder])
  onTestFinished(() => unmount(folder))
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    },
    empty: () => rmSync(ballast),
  }
}

function findObstacle(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting a tmpfs takes root on Linux'
  const folder = mkdtempSync(join(tmpdir(), 'regietafel-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=65536', 'tmpfs', folder], { stdio: 'ignore' })
    unmount(folder)
    return null
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return 'this machine does not let a tmpfs be mounted'
  }
}

function unmount(folder: string): void {
  // Lazily: a program that was killed may not have let go yet.
  execFileSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
}
