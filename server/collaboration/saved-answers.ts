/** "Saved", once for each commit and member, however often was asked: while the disk fails questions pile up. */
export type SavedAnswers<M> = {
  /** Tells the member when this commit is on disk that all up to the checkpoint is. */
  give(to: M, checkpoint: number, committed: Promise<void>): void
  drop(member: M): void
}

type Due<M> = { committed: Promise<void>; checkpoints: Map<M, number> }

export function createSavedAnswers<M>(tell: (member: M, checkpoint: number) => void): SavedAnswers<M> {
  let due: Due<M>[] = []

  function dueAfter(committed: Promise<void>): Due<M> {
    const last = due.at(-1)
    if (last?.committed === committed) return last
    const fresh: Due<M> = { committed, checkpoints: new Map() }
    due.push(fresh)
    void committed.then(() => {
      due = due.filter((one) => one !== fresh)
      for (const [member, checkpoint] of fresh.checkpoints) tell(member, checkpoint)
    })
    return fresh
  }

  return {
    give: (to, checkpoint, committed) => void dueAfter(committed).checkpoints.set(to, checkpoint),
    drop(member) {
      for (const { checkpoints } of due) checkpoints.delete(member)
    },
  }
}
