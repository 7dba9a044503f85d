/** A stock y-websocket client in Node, as anyone could write it. */
import { onTestFinished, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { planRoom } from './stored-plan.ts'
import type { SocketParams, SyncServer } from './sync-server.ts'
import { waitLong } from './wait-long.ts'

export type StockClient = {
  doc: Y.Doc
  provider: WebsocketProvider
  /** The text that tests type in. */
  text: Y.Text
  /** The close that y-websocket took as final, or null. */
  refused(): { code: number; reason: string } | null
}

export type StockClientOptions = SocketParams & { room?: string; doc?: Y.Doc; disableBc?: boolean }

/** Connects; resolves without waiting for anything. */
export function createStockClient(server: Pick<SyncServer, 'url'>, options: StockClientOptions): StockClient {
  const { room = planRoom.name, doc = new Y.Doc(), disableBc = true, ...params } = options
  const provider = new WebsocketProvider(server.url, room, doc, { disableBc, params })
  let refused: { code: number; reason: string } | null = null
  provider.on('closed', (close) => {
    refused = close
  })
  onTestFinished(() => provider.destroy())
  return { doc, provider, text: doc.getText('title'), refused: () => refused }
}

export async function openStockClient(
  server: Pick<SyncServer, 'url'>,
  options: StockClientOptions = {},
): Promise<StockClient> {
  const client = createStockClient(server, options)
  await vi.waitFor(() => {
    if (!client.provider.synced) throw new Error('not in sync yet')
  }, waitLong)
  return client
}
