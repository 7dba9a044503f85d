/** Starts attackers beside a crowd, and ends them. */
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { AttackOrder } from './attacker.ts'

export async function startAttack(order: AttackOrder): Promise<{ stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'attacker.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  // Attackers of the real world don't take their processor time from the server. Without chrt they have the lowest
  // priority (attacker.ts), which still lets them finish what they have begun.
  spawnSync('chrt', ['--all-tasks', '--idle', '--pid', '0', String(child.pid)])
  child.send(order)
  await once(child, 'message')
  return {
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
