/** "Saved", once for each commit and member, however many updates came: while the disk fails answers pile up. */
export type SavedAnswers<M> = {
  /** The member is to be told when its updates up to this one are on disk. */
  ask(from: M, upTo: number): void
  /** Tells all who asked, when this commit is on disk, but not who still `waits` for something to be taken in. */
  giveAll(committed: Promise<void>, waits: (member: M) => boolean): void
  drop(member: M): void
}

type Due<M> = { committed: Promise<void>; upTo: Map<M, number> }

export function createSavedAnswers<M>(tell: (member: M, upTo: number) => void): SavedAnswers<M> {
  const asked = new Map<M, number>()
  let due: Due<M>[] = []

  function dueAfter(committed: Promise<void>): Due<M> {
    const last = due.at(-1)
    if (last?.committed === committed) return last
    const fresh: Due<M> = { committed, upTo: new Map() }
    due.push(fresh)
    void committed.then(() => {
      due = due.filter((one) => one !== fresh)
      for (const [member, upTo] of fresh.upTo) tell(member, upTo)
    })
    return fresh
  }

  return {
    ask: (from, upTo) => void asked.set(from, upTo),
    giveAll(committed, waits) {
      for (const [member, upTo] of asked) {
        if (waits(member)) continue
        asked.delete(member)
        dueAfter(committed).upTo.set(member, upTo)
      }
    },
    drop(member) {
      asked.delete(member)
      for (const { upTo } of due) upTo.delete(member)
    },
  }
}
