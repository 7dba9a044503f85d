/** A stock y-websocket client on a whole server: signed in by cookie, in one room of a plan. */
import { onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { waitLong } from './wait-long.ts'

export type PlanClient = {
  doc: Y.Doc
  provider: WebsocketProvider
  /** The text that tests type in. */
  text: Y.Text
  /** The close that y-websocket took as final, or null. */
  refused(): { code: number; reason: string } | null
}

/** Connects; resolves without waiting for anything. */
export function createPlanClient(
  { url }: { url: string },
  room: string,
  cookie: string,
  doc: Y.Doc = new Y.Doc(),
): PlanClient {
  const withCookie = class extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie } })
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, room, doc, {
    WebSocketPolyfill: withCookie as never,
    disableBc: true,
  })
  let refused: { code: number; reason: string } | null = null
  provider.on('closed', (close) => {
    refused = close
  })
  onTestFinished(() => provider.destroy())
  return { doc, provider, text: doc.getText('title'), refused: () => refused }
}

export async function openPlanClient(
  ...parameters: Parameters<typeof createPlanClient>
): Promise<PlanClient> {
  const client = createPlanClient(...parameters)
  await vi.waitFor(() => {
    if (!client.provider.synced) throw new Error('not in sync yet')
  }, waitLong)
  return client
}
