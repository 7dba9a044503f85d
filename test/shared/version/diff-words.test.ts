import { expect, test } from 'vitest'
import { diffWords } from '#shared/version/diff-words.ts'
import { createRandom } from '../../convergence/random-source.ts'

const signs = { kept: '=', removed: '-', added: '+' }

function show(was: string, becomes: string): string[] {
  return diffWords(was, becomes).map(({ change, text }) => signs[change] + text)
}

test('[CP10] of a changed text the words that went and came are told, whole words at a time', () => {
  expect(show('Pilot inrichten in 2023', 'Pilot inrichten in 2024')).toEqual([
    '=Pilot inrichten in ',
    '-2023',
    '+2024',
  ])
  expect(show('Behoeften in kaart', 'Wensen en behoeften in kaart')).toEqual([
    '-Behoeften',
    '+Wensen en behoeften',
    '= in kaart',
  ])
  expect(show('gemeente', 'gemeentelijk')).toEqual(['-gemeente', '+gemeentelijk'])
  expect(show('Zoë, Ömer', 'Zoë; Ömer')).toEqual(['=Zoë', '-,', '+;', '= Ömer'])
  expect(show('', 'nieuw')).toEqual(['+nieuw'])
  expect(show('gelijk', 'gelijk')).toEqual(['=gelijk'])
  expect(show('', '')).toEqual([])
})

test('[CP10] what stayed and went is the old text, what stayed and came the new one', () => {
  const { below, pick } = createRandom(7)
  const words = ['de', 'pilot', ' ', '  ', '\n', '2023', ',', 'é', '😀', 'wijk']
  const write = () => Array.from({ length: below(40) }, () => pick(words)).join('')
  for (let round = 0; round < 500; round++) {
    const [was, becomes] = [write(), write()]
    const parts = diffWords(was, becomes)
    const without = (change: string) => parts.filter((part) => part.change !== change).map(({ text }) => text)
    expect([without('added').join(''), without('removed').join('')]).toEqual([was, becomes])
  }
})

test('[CP10] two long texts that have nothing in common are told quickly', () => {
  const start = performance.now()
  const write = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(' ')
  expect(show(write('a'), write('b')).length).toBeGreaterThan(1)
  expect(performance.now() - start).toBeLessThan(1_000)
})
