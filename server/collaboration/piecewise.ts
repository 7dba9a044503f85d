/**
 * Takes in what came as one message piece by piece, with rests in which everybody else has a turn. One message is
 * done before the next is begun.
 */
export type Piecewise = {
  /**
   * Resolves when all pieces were taken, or one was not, since `take` answers whether it wants the next, or when nothing
   * more is taken. Rejects with what `take` throws, and gives up the rest.
   */
  add(pieces: readonly Uint8Array[], take: (piece: Uint8Array) => boolean): Promise<void>
  /** Whether of one message some pieces were taken and some not. */
  isUnderWay(): boolean
  /** Begins no other message. Resolves when none is under way. */
  pause(): Promise<void>
  isPaused(): boolean
  resume(): void
  /** Resolves when none waits that may be taken. */
  settle(): Promise<void>
  /** Gives up what waits. */
  close(): void
}

type Message = {
  pieces: readonly Uint8Array[]
  taken: number
  take(piece: Uint8Array): boolean
  done: PromiseWithResolvers<void>
}

/** So many times as long as a piece took. */
const restPerWork = 2

/** `onTaken` is called behind each piece. */
export function createPiecewise(onTaken: () => void): Piecewise {
  let messages: Message[] = []
  let planned: NodeJS.Timeout | null = null
  let paused = false
  let closed = false

  /** What may be taken now. */
  function current(): Message | undefined {
    const [message] = messages
    return message !== undefined && (message.taken > 0 || !paused) ? message : undefined
  }

  function takeNext(): void {
    planned = null
    const message = current()
    if (message === undefined) return
    const start = performance.now()
    const isOver = takePiece(message)
    if (isOver) messages.shift()
    onTaken()
    if (isOver) message.done.resolve()
    if (messages.length > 0) planned = setTimeout(takeNext, (performance.now() - start) * restPerWork)
  }

  function takePiece(message: Message): boolean {
    const { pieces, take, done } = message
    const piece = pieces[message.taken]
    message.taken += 1
    try {
      return piece === undefined || !take(piece) || message.taken === pieces.length
    } catch (error) {
      done.reject(error)
      return true
    }
  }

  async function settle(): Promise<void> {
    for (let message = current(); message !== undefined; message = current())
      await message.done.promise.catch(() => undefined)
  }

  return {
    async add(pieces, take) {
      if (closed) return
      const message = { pieces, taken: 0, take, done: Promise.withResolvers<void>() }
      messages.push(message)
      if (planned === null) takeNext()
      return await message.done.promise
    },
    isUnderWay: () => (messages[0]?.taken ?? 0) > 0,
    async pause() {
      paused = true
      await settle()
    },
    isPaused: () => paused,
    resume() {
      paused = false
      if (planned === null) takeNext()
    },
    settle,
    close() {
      closed = true
      if (planned !== null) clearTimeout(planned)
      for (const { done } of messages) done.resolve()
      messages = []
    },
  }
}
