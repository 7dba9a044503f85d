/** What a screen asks of the server when it opens. */
import { useCallback, useEffect, useState } from 'react'

export type Answer<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: unknown }

/** Asks when the component appears and when `ask` changes (keep it stable). `reload` asks again, quietly. */
export function useAnswer<T>(ask: () => Promise<T>): [Answer<T>, reload: () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'loading' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
  useEffect(() => {
    let isWanted = true
    ask().then(
      (value) => isWanted && setAnswer({ state: 'ready', value }),
      (error: unknown) => isWanted && setAnswer({ state: 'failed', error }),
    )
    return () => {
      isWanted = false
    }
  }, [ask, round])
  const reload = useCallback(() => setRound((past) => past + 1), [])
  return [answer, reload]
}
