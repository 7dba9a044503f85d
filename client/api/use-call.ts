/** Something that a person asks of the server by a button: whether it is under way, and what went wrong. */
import { useRef, useState } from 'react'
import { sentenceOf } from './request.ts'

export type Call = {
  isPending: boolean
  /** For the person; null when all is well. */
  error: string | null
  /**
   * Does the work. Gives its answer, or null when it failed and `error` says why. While one is under way
   * another is not begun, so a double press makes one plan.
   */
  run: <T>(work: () => Promise<T>) => Promise<T | null>
  clear: () => void
}

export function useCall(): Call {
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const isBusy = useRef(false)

  async function run<T>(work: () => Promise<T>): Promise<T | null> {
    if (isBusy.current) return null
    isBusy.current = true
    setPending(true)
    setError(null)
    try {
      return await work()
    } catch (thrown) {
      setError(sentenceOf(thrown))
      return null
    } finally {
      isBusy.current = false
      setPending(false)
    }
  }

  return { isPending, error, run, clear: () => setError(null) }
}
