/** Words as they are looked for: without regard to case, accents, curly quotes, or how white space is written. */

const beyondAscii = /[^\0-\x7f]/

export function foldWords(words: string): string {
  const lower = words.toLowerCase()
  const plain = beyondAscii.test(lower)
    ? lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
    : lower
  return plain.replace(/\s+/g, ' ')
}
