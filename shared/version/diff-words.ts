/** Which words of a text stayed, went and came: for showing a change, not for applying it. */

export type WordDifference = { change: 'kept' | 'removed' | 'added'; text: string }

/** Beyond so many pairs of words the middle is shown as replaced whole: no reader follows it word by word. */
const maxPairs = 4_000_000

/** All kept and removed parts together are `was`, all kept and added ones `becomes`. */
export function diffWords(was: string, becomes: string): WordDifference[] {
  const [old, now] = [toWords(was), toWords(becomes)]
  const shortest = Math.min(old.length, now.length)
  let head = 0
  while (head < shortest && old[head] === now[head]) head++
  let tail = 0
  while (tail < shortest - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const parts: WordDifference[] = [
    { change: 'kept', text: old.slice(0, head).join('') },
    ...diffMiddle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    { change: 'kept', text: old.slice(old.length - tail).join('') },
  ]
  return joinNeighbours(parts)
}

/** Words, runs of white space, and every other sign by itself. */
function toWords(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu) ?? []
}

/** By the longest common subsequence; where words change, the removed ones come first. */
function diffMiddle(old: readonly string[], now: readonly string[]): WordDifference[] {
  if (old.length * now.length > maxPairs) {
    return [
      { change: 'removed', text: old.join('') },
      { change: 'added', text: now.join('') },
    ]
  }
  const width = now.length + 1
  /** Length of the longest common subsequence of what stands from here on. */
  const common = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] as number
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: WordDifference[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push({ change: 'kept', text: old[i] as string })
      i++
      j++
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ change: 'removed', text: old[i++] as string })
    } else {
      parts.push({ change: 'added', text: now[j++] as string })
    }
  }
  return parts
}

function joinNeighbours(parts: readonly WordDifference[]): WordDifference[] {
  const joined: WordDifference[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.text === '') continue
    if (last?.change === part.change) last.text += part.text
    else joined.push({ ...part })
  }
  return joined
}
