/** The yardstick: forwards every frame to the others in the room. No document, no disk, no checks. */
import type { AddressInfo } from 'node:net'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { serveUsage } from './serve-usage.ts'

serveUsage()
const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })

server.on('connection', (socket, request) => {
  const name = request.url ?? ''
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room)
  room.add(socket)
  socket.on('message', (frame) => {
    for (const other of room) if (other !== socket) other.send(frame, { binary: true })
  })
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => {
  console.log(`relay: http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
