/** Starts attackers beside a crowd, and ends them. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { AttackOrder } from './attacker.ts'

export async function startAttack(order: AttackOrder): Promise<{ stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'attacker.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
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
