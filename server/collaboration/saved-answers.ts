/** "Saved", once for each commit and member, however many updates came: while the disk fails answers pile up. */
export type SavedAnswers<M> = {
  /** Tells the member, when this commit is on disk, that its updates up to this one are. */
  give(to: M, upTo: number, committed: Promise<void>): void
  drop(member: M): void
}

type Due<M> = { committed: Promise<void>; upTo: Map<M, number> }

export function createSavedAnswers<M>(tell: (member: M, upTo: number) => void): SavedAnswers<M> {
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
    give: (to, upTo, committed) => void dueAfter(committed).upTo.set(to, upTo),
    drop(member) {
      for (const { upTo } of due) upTo.delete(member)
    },
  }
}
