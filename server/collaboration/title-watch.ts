/** Tells of a plan's title when it has changed and come to rest, so that lists can follow it. */
import type * as Y from 'yjs'

export type TitleWatch = {
  /** Tells what is still untold. */
  close(): void
}

export function createTitleWatch(deps: {
  title: Y.Text
  /** The title that lists show when the room opens. */
  listed: string | null
  restMs: number
  tell(title: string): void
}): TitleWatch {
  let told = deps.listed
  let timer: NodeJS.Timeout | null = null

  function tell(): void {
    timer = null
    const title = deps.title.toString()
    if (title === told) return
    told = title
    deps.tell(title)
  }

  function restFirst(): void {
    timer = timer?.refresh() ?? setTimeout(tell, deps.restMs)
  }

  deps.title.observe(restFirst)
  restFirst()
  return {
    close() {
      deps.title.unobserve(restFirst)
      if (timer === null) return
      clearTimeout(timer)
      tell()
    },
  }
}
