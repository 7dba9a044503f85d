import { expect, test } from 'vitest'
import { collectNames, suggestNames } from '#client/grid/suggest/name-suggestions.ts'

const known = collectNames(
  ['J. Haverkamp', 'J. Haverkamp', 'Duo Haverkamp en Terpstra', 'n.o.t.k.', 'J. Haverkamp / K. de Ruiter'],
  ['Bram Visser', 'Zoë Haan', 'Beheerder'],
)

/** `|` stands for the caret; the answer is what the cell becomes with each suggestion. */
function becomes(words: string, all = false): string[] {
  const caret = words.indexOf('|')
  const bare = words.replace('|', '')
  return suggestNames(bare, caret, known, { all }).map(
    ({ name, start, end }) => bare.slice(0, start) + name + bare.slice(end),
  )
}

test('[GR50] names are offered by their beginning, then by another word in them, those used most first', () => {
  expect(becomes('hav|')).toEqual([
    'J. Haverkamp',
    'Duo Haverkamp en Terpstra',
    'J. Haverkamp / K. de Ruiter',
  ])
  expect(becomes('B|')).toEqual(['Beheerder', 'Bram Visser'])
  expect(becomes('zoe|')).toEqual(['Zoë Haan'])
  expect(becomes('|')).toEqual([])
  expect(becomes('xyz|')).toEqual([])
  expect(becomes('|', true)).toHaveLength(known.length)
})

test('[GR50] what already stands there is not offered', () => {
  expect(becomes('n.o.t.k.|')).toEqual([])
  expect(becomes('Bram Visser|')).toEqual([])
})

test('[GR51] of a duo the part at the caret is completed, whatever stands between the names', () => {
  for (const between of [' / ', ', ', ' en ', ' & ', '/', '; '])
    expect(becomes(`Jan Jansen${between}Br|`)).toEqual([`Jan Jansen${between}Bram Visser`])
  expect(becomes('Br| / K. de Ruiter')).toEqual(['Bram Visser / K. de Ruiter'])
  expect(becomes('Jan, Br|, Piet')).toEqual(['Jan, Bram Visser, Piet'])
})

test('[GR51] a name with `en` in it is completed as a whole', () => {
  expect(becomes('Duo Haverkamp en T|')).toEqual(['Duo Haverkamp en Terpstra'])
})

test('[GR51] what stands behind the caret stays, unless the name goes on with it', () => {
  expect(becomes('Br|am')).toEqual(['Bram Visser'])
  expect(becomes('Br| Vis')).toEqual(['Bram Visser Vis'])
})

test('[GR59] who asks for the names where none fits what stands there gets every other one, in its place', () => {
  expect(becomes('Bram Visser|', true)).toHaveLength(known.length - 1)
  expect(becomes('Iemand anders|', true)).toContain('Bram Visser')
  expect(becomes('Iem|and anders', true)).toContain('Bram Visser')
  expect(becomes('Zoë Haan / xyz|', true)).toContain('Zoë Haan / Bram Visser')
  expect(becomes('xy|z, Zoë Haan', true)).toContain('Bram Visser, Zoë Haan')
  expect(becomes('B|', true)).toEqual(['Beheerder', 'Bram Visser'])
})
