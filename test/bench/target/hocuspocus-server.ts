/** Hocuspocus with its SQLite extension, as its documentation sets it up. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { importPeer } from '../peers/install-peers.ts'
import { serveUsage } from './serve-usage.ts'

type Extension = { onConfigure(): Promise<void>; db?: DatabaseSync }
type SqliteModule = { SQLite: new (settings: { database: string }) => Extension; schema: string }
type ServerModule = {
  Server: new (settings: object) => { listen(): Promise<unknown>; address: { port: number } }
}

serveUsage()
const { SQLite, schema } = (await importPeer('@hocuspocus/extension-sqlite')) as SqliteModule
const { Server } = (await importPeer('@hocuspocus/server')) as ServerModule

const store = new SQLite({ database: join(process.env.DATA_DIR ?? '', 'hocuspocus.sqlite') })
// better-sqlite3 has to be compiled for this Node; Node's own SQLite takes the same three calls.
store.onConfigure = async () => {
  store.db = new DatabaseSync(join(process.env.DATA_DIR ?? '', 'hocuspocus.sqlite'))
  store.db.exec(schema)
}
const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  stopOnSignals: false,
  websocketOptions: { perMessageDeflate: false },
  extensions: [store],
})
await server.listen()
console.log(`hocuspocus: http://127.0.0.1:${server.address.port}`)
