/** Turns a good frame into one that is slightly wrong, in the ways that decoders trip over. */
import type { RandomSource } from '#test/convergence/random-source.ts'

export function mutateFrame(frame: Uint8Array, random: RandomSource): Uint8Array<ArrayBuffer> {
  let mutated = Uint8Array.from(frame)
  for (let times = 1 + random.below(3); times > 0; times--) mutated = mutateOnce(mutated, random)
  return mutated
}

function mutateOnce(frame: Uint8Array<ArrayBuffer>, random: RandomSource): Uint8Array<ArrayBuffer> {
  if (frame.length === 0) return Uint8Array.of(random.below(256))
  const at = random.below(frame.length)
  const copy = Uint8Array.from(frame)
  switch (random.below(7)) {
    case 0:
      copy[at] = random.below(256)
      return copy
    case 1:
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
      return copy
    case 2:
      return copy.slice(0, at)
    case 3:
      return Uint8Array.from([...copy.slice(0, at), random.below(256), ...copy.slice(at)])
    case 4:
      return Uint8Array.from([...copy.slice(0, at), ...copy.slice(at + 1)])
    case 5:
      // Numbers at their edges: 2^7, 2^31, 2^53.
      copy[at] = random.pick([0, 127, 128, 255])
      return copy
    default:
      return Uint8Array.from([...copy.slice(0, at), ...copy.slice(random.below(at + 1))])
  }
}
