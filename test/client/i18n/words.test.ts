/** The two languages say the same things. That no key is missing is the compiler's work. */
import { expect, test } from 'vitest'
import { en } from '#client/i18n/en.ts'
import { nl } from '#client/i18n/nl.ts'

const dutch = sentences(nl)
const english = sentences(en)

test('no sentence is empty in any language', () => {
  for (const [key, sentence] of [...dutch, ...english]) expect(sentence.trim(), key).not.toBe('')
})

test('a sentence names the same things in both languages', () => {
  for (const [key, sentence] of dutch)
    expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(sentence))
})

test('what can be counted has words for one and for more', () => {
  for (const words of [dutch, english]) {
    for (const key of words.keys()) {
      if (key.endsWith('_one')) expect(words.has(key.replace(/_one$/, '_other')), key).toBe(true)
      if (key.endsWith('_other')) expect(words.has(key.replace(/_other$/, '_one')), key).toBe(true)
    }
  }
})

function sentences(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value]]
        : [...sentences(value as object, `${path}${key}.`)],
    ),
  )
}

/** `{{count}}` may be spelled out as a word. */
function placeholders(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\{\w+\}\}/g))].filter((name) => name !== '{{count}}').sort()
}
