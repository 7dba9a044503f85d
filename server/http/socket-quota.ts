/** How many sockets one address and one session may have open. */
export type SocketQuota = {
  /** Counts one more, or answers false: that would be too many. Null is not counted. */
  enter(key: string | null): boolean
  leave(key: string | null): void
}

export function createSocketQuota(most: number): SocketQuota {
  const open = new Map<string, number>()
  return {
    enter(key) {
      if (key === null) return true
      const count = open.get(key) ?? 0
      if (count >= most) return false
      open.set(key, count + 1)
      return true
    },
    leave(key) {
      if (key === null) return
      const count = (open.get(key) ?? 1) - 1
      if (count > 0) open.set(key, count)
      else open.delete(key)
    },
  }
}
