/** The server as the person who runs it meets it: a program with output, exit code and signals. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export type Exit = { code: number | null; stdout: string; stderr: string }

export type ServerProcess = {
  url: string
  /** The link of the line `Aanmelden: …`; null when the data folder was not empty. */
  adminLink: string | null
  pid: number
  output(): string
  /** Resolves when the program is gone. SIGKILL is what a power cut looks like. */
  kill(signal?: NodeJS.Signals): Promise<Exit>
}

/** Starts `server/main.ts` on a free port. Rejects with what it printed when it ends before it listens. */
export async function startServerProcess(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const { child, exit, output } = launch('server/main.ts', [], { DATA_DIR: dataDir, PORT: '0', ...env })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (/^Regietafel draait op \S+$/m.test(output().stdout)) resolve()
    })
    void exit.then(({ code, stdout, stderr }) =>
      reject(new Error(`the server ended with ${code}:\n${stdout}${stderr}`)),
    )
  })
  const { stdout } = output()
  return {
    url: /^Regietafel draait op (\S+)$/m.exec(stdout)?.[1] ?? '',
    adminLink: /^Aanmelden: (\S+)$/m.exec(stdout)?.[1] ?? null,
    pid: child.pid ?? 0,
    output: () => output().stdout + output().stderr,
    kill(signal = 'SIGTERM') {
      child.kill(signal)
      return exit
    },
  }
}

/** Runs a program of the server to its end. */
export function runProgram(
  script: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<Exit> {
  return launch(script, args, env).exit
}

function launch(script: string, args: readonly string[], env: Record<string, string>) {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const exit = new Promise<Exit>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, exit, output: () => ({ stdout, stderr }) }
}
