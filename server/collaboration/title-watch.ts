/** Tells of a plan's title when it has changed and come to rest, so that lists can follow it. */
export type TitleWatch = {
  look(): void
  /** Tells what is still untold. */
  close(): void
}

export function createTitleWatch(deps: {
  /** Null: this document has no title. */
  read(): string | null
  /** The title that lists show when the room opens. */
  listed: string | null
  restMs: number
  tell(title: string): void
}): TitleWatch {
  let told = deps.listed
  let timer: NodeJS.Timeout | null = null

  function tell(): void {
    timer = null
    const title = deps.read()
    if (title === null || title === told) return
    told = title
    deps.tell(title)
  }

  function look(): void {
    if (timer !== null || deps.read() === told || deps.read() === null) return
    timer = setTimeout(tell, deps.restMs)
  }

  look()
  return {
    look,
    close() {
      if (timer === null) return
      clearTimeout(timer)
      tell()
    },
  }
}
