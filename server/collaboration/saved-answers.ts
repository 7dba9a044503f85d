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
  /** Of this turn; none in most rooms at most times, and then nothing is kept for it. */
  let asked: Map<M, number> | null = null
  /** In the order of their commits. */
  const due: Due<M>[] = []

  function ask(from: M, upTo: number): void {
    asked ??= new Map()
    asked.set(from, upTo)
  }

  function giveWith(committed: Promise<void>, upTo: Map<M, number>): void {
    const last = due.at(-1)
    if (last?.committed === committed) {
      for (const [member, latest] of upTo) last.upTo.set(member, latest)
      return
    }
    due.push({ committed, upTo })
    void committed.then(() => {
      due.shift()
      for (const [member, latest] of upTo) tell(member, latest)
    })
  }

  return {
    ask,
    giveAll(committed, waits) {
      if (asked === null) return
      const upTo = asked
      asked = null
      for (const [member, latest] of upTo) {
        if (waits(member) && upTo.delete(member)) ask(member, latest)
      }
      if (upTo.size > 0) giveWith(committed, upTo)
    },
    drop(member) {
      asked?.delete(member)
      for (const { upTo } of due) upTo.delete(member)
    },
  }
}
