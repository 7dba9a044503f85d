/** `npm run dev`: the server, started again at every change of it, and Vite's own server for the screen. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** Vite's; the sign-in link must lead there. */
const screenUrl = 'http://localhost:5173'
const children = [['--watch', 'server/main.ts'], ['node_modules/vite/bin/vite.js']].map((args) =>
  spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { BASE_URL: screenUrl, ...process.env },
  }),
)

for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 1
    for (const other of children) other.kill()
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    process.exitCode ??= 0
    for (const child of children) child.kill(signal)
  })
}
