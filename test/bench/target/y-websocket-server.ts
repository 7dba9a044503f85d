/** @y/websocket-server, in memory only. */
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { importPeer } from '../peers/install-peers.ts'
import { serveUsage } from './serve-usage.ts'

type Peer = { setupWSConnection(socket: WebSocket, request: IncomingMessage): void }

serveUsage()
const { setupWSConnection } = (await importPeer('@y/websocket-server/utils')) as Peer
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
server.on('connection', setupWSConnection)
server.on('listening', () => {
  console.log(`y-websocket: http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
