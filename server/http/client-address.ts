/** Where a request comes from. */
import type { IncomingMessage } from 'node:http'

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)
}

/** Whether a request asks for this machine by a name that only programs on it use. A proxy that keeps `Host` has another. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host)
}

/**
 * The address of who asks, or null for a program on this machine. A proxy on this machine is believed about whom
 * it speaks for; another one counts as one address itself.
 */
export function clientAddress({
  socket,
  headers,
}: Pick<IncomingMessage, 'socket' | 'headers'>): string | null {
  if (!isLoopback(socket.remoteAddress)) return socket.remoteAddress ?? null
  const forwarded = headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.join() : forwarded)?.split(',').at(-1)?.trim()
  return last || null
}
