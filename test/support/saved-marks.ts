/** How much of what somebody made the server has said to be saved: pairs updates that were sent with its answers. */
export type SavedMarks = {
  /** With so many updates sent on this socket, so much that was made is sent. */
  sent(updates: number, made: number): void
  /** The server says that so many updates on this socket are saved. */
  saved(updates: number): void
  /** Another socket: both sides count anew. */
  reset(): void
  count(): number
}

export function createSavedMarks(): SavedMarks {
  let waiting: { updates: number; made: number }[] = []
  let savedUpdates = 0
  let count = 0

  function settle(): void {
    for (const { made } of waiting.filter(({ updates }) => updates <= savedUpdates)) count = made
    waiting = waiting.filter(({ updates }) => updates > savedUpdates)
  }

  return {
    sent(updates, made) {
      waiting.push({ updates, made })
      settle()
    },
    saved(updates) {
      savedUpdates = updates
      settle()
    },
    reset() {
      waiting = []
      savedUpdates = 0
    },
    count: () => count,
  }
}
