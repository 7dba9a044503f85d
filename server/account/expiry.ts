/** Forgets sessions and sign-in tokens that have expired, now and every hour. */
import type { Log } from '../http/log.ts'
import type { Storage } from '../storage/storage.ts'

const everyMs = 3_600_000

export function keepAccountsTidy({
  storage,
  now,
  log,
}: {
  storage: Pick<Storage, 'removeExpired'>
  now: () => number
  log: Log
}): { close(): void } {
  function tidy(): void {
    storage
      .removeExpired(now())
      .catch((error) => log.warn({ err: error }, 'expired sessions could not be removed'))
  }

  tidy()
  const timer = setInterval(tidy, everyMs)
  timer.unref()
  return { close: () => clearInterval(timer) }
}
