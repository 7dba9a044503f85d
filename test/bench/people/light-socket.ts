/**
 * A WebSocket that only reads, on a buffer that all of them share: 150 people of `ws` in one process, each putting
 * together 4 MB of a plan from pieces, take longer over it than the servers that are being measured.
 */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

export type LightSocket = {
  /** One message of less than 126 bytes. */
  send(message: Uint8Array): void
  close(): void
}

export type LightSocketOptions = {
  url: string
  headers: Record<string, string>
  onOpen(socket: LightSocket): void
  /** `read` copies the message out; after this call it is gone. */
  onMessage(head: Uint8Array, read: () => Uint8Array): void
  onClosed(): void
  /** Whether whole messages are wanted; otherwise only their beginnings are kept. */
  keepsAll: boolean
}

type Frame = { opcode: number; length: number; kept: Buffer; done: number }

const shared = Buffer.allocUnsafeSlow(256 * 1024)
const headBytes = 256
const binary = 2

export function openLightSocket(options: LightSocketOptions): LightSocket {
  const { hostname, port, pathname, search } = new URL(options.url)
  let pending = Buffer.alloc(0)
  let isOpen = false
  let frame: Frame | null = null

  const stream = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: {
      buffer: shared,
      callback(bytes, buffer) {
        read(Buffer.from(buffer.buffer, buffer.byteOffset, bytes))
        return true
      },
    },
  })
  const socket: LightSocket = {
    send(message) {
      // Masked with nothing, as clients must (RFC 6455, section 5.3).
      stream.write(Buffer.concat([Buffer.of(0x82, 0x80 | message.length, 0, 0, 0, 0), message]))
    },
    close: () => stream.destroy(),
  }
  const headers = Object.entries({
    host: `${hostname}:${port}`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    'sec-websocket-version': '13',
    ...options.headers,
  }).map(([name, value]) => `${name}: ${value}`)
  stream.write([`GET ${pathname}${search} HTTP/1.1`, ...headers, '', ''].join('\r\n'))
  stream.on('error', options.onClosed)
  stream.on('close', options.onClosed)
  return socket

  function read(chunk: Buffer): void {
    let rest = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    if (!isOpen) {
      const end = rest.indexOf('\r\n\r\n')
      if (end >= 0) {
        isOpen = true
        rest = rest.subarray(end + 4)
        options.onOpen(socket)
      }
    }
    while (isOpen && rest.length > 0) {
      const left = readOn(rest)
      if (left === null) break
      rest = left
    }
    // What remains is the beginning of a frame or of the answer to the handshake: some bytes.
    pending = Buffer.from(rest)
  }

  /** Goes on with the frame that is being read; null when more is needed to know its length. */
  function readOn(bytes: Buffer): Buffer | null {
    let at = 0
    if (frame === null) {
      const headLength = [126, 127].indexOf((bytes[1] ?? 0) & 0x7f)
      const size = headLength === 0 ? 4 : headLength === 1 ? 10 : 2
      if (bytes.length < size) return null
      const length =
        size === 2
          ? (bytes[1] ?? 0) & 0x7f
          : size === 4
            ? bytes.readUInt16BE(2)
            : Number(bytes.readBigUInt64BE(2))
      const kept = Buffer.allocUnsafe(options.keepsAll ? length : Math.min(length, headBytes))
      frame = { opcode: (bytes[0] ?? 0) & 0x0f, length, kept, done: 0 }
      at = size
    }
    const part = bytes.subarray(at, at + frame.length - frame.done)
    if (frame.done < frame.kept.length) part.copy(frame.kept, frame.done)
    frame.done += part.length
    if (frame.done === frame.length) {
      const { opcode, kept } = frame
      frame = null
      if (opcode === binary) options.onMessage(kept.subarray(0, headBytes), () => new Uint8Array(kept))
    }
    return bytes.subarray(at + part.length)
  }
}
