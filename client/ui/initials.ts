/** `Marieke Jansen` → `MJ`, `Anna de Vries` → `AV`, `Sanne` → `S`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word))
  const first = words[0] ?? name.trim()
  const last = words.length > 1 ? words.at(-1) : ''
  return (firstLetter(first) + firstLetter(last ?? '')).toUpperCase()
}

function firstLetter(word: string): string {
  return [...word][0] ?? ''
}
