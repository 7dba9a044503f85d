/** A colour for everybody who is here: the same on every screen, and another for each, as long as there are enough. */

/** Dark enough for white text (4.5:1), far enough apart, and none of them the accent or a status colour. */
export const colours = [
  '#8a1c7c',
  '#9a4a00',
  '#00655b',
  '#5b3fb8',
  '#a3124a',
  '#3d5a00',
  '#005a9c',
  '#6b4226',
] as const

export type Comer = { id: string; since: number }

/** By user id. Everybody has a colour that is preferred; who came later takes the next one that is free. */
export function shareColours(people: readonly Comer[]): ReadonlyMap<string, string> {
  const taken = new Map<string, number>()
  const uses = colours.map(() => 0)
  const inOrder = [...people].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
  for (const { id } of inOrder) {
    if (taken.has(id)) continue
    const first = hashOf(id) % colours.length
    const least = Math.min(...uses)
    const turns = colours.map((_, turn) => (first + turn) % colours.length)
    const choice = turns.find((index) => uses[index] === least) ?? first
    taken.set(id, choice)
    uses[choice] = (uses[choice] ?? 0) + 1
  }
  return new Map([...taken].map(([id, index]) => [id, colours[index] as string]))
}

function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0
  return hash
}
