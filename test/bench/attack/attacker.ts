/** Attackers in a process of their own, with what the machine has left, until it is told to stop. */
import { setPriority } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { encodePlan } from '../people/plan-content.ts'
import type { Attack, AttackName, MessageLimits } from './attacks.ts'
import { createAttacks } from './attacks.ts'

export type AttackOrder = { attack: AttackName; address: string; cookie: string; limits: MessageLimits }

const beat = { everyMs: 10, pauseMs: 20 }
const lowestPriority = 19

setPriority(lowestPriority)
process.on('disconnect', () => process.exit(0))
process.once('message', (order: AttackOrder) => {
  const attack = createAttacks(encodePlan(), order.limits)[order.attack]
  for (let socket = 0; socket < attack.sockets; socket++) void keepComing(attack, order, socket)
  process.send?.('begun')
})

async function keepComing(attack: Attack, order: AttackOrder, number: number): Promise<never> {
  for (;;) {
    await visit(attack, order, number)
    await wait(beat.pauseMs)
  }
}

function visit(
  { opening, repeating, ...attack }: Attack,
  { address, cookie }: AttackOrder,
  number: number,
): Promise<void> {
  const socket = new WebSocket(address, { headers: attack.isStranger ? {} : { cookie } })
  socket.on('error', () => {})
  socket.on('open', () => {
    if (attack.isDeaf) socket.pause()
    for (const frame of opening) socket.send(frame)
    if (attack.leavesAfterMs !== undefined) setTimeout(() => socket.close(), attack.leavesAfterMs)
  })
  const repeat = setInterval(() => {
    // What does not get through waits here, and not for ever.
    if (socket.readyState !== WebSocket.OPEN || socket.bufferedAmount > 0) return
    for (const frame of repeating?.(number) ?? []) socket.send(frame)
  }, beat.everyMs)
  return new Promise((resolve) => {
    socket.on('close', () => {
      clearInterval(repeat)
      resolve()
    })
  })
}
