import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/version/canonical-json.ts'

test('[VS13] equal contents are equal characters, whatever the order of their keys (RFC 8785)', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"x","d":null}]}',
  )
  // Section 3.2.3: sorted by UTF-16 code units, in which an emoji comes before a Hebrew presentation form.
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect(Object.values(JSON.parse(canonicalJson(keys)))).toHaveLength(7)
  expect([...canonicalJson(keys).matchAll(/:(\d)/g)].map((match) => match[1]).join('')).toBe('2467153')
  // Section 3.2.2: numbers and strings as ECMAScript writes them.
  expect(
    canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]),
  ).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  expect(canonicalJson('\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/')).toBe(
    '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
  )
})

test('[VS13] what JSON does not hold is refused, not left out', () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
    { a: undefined },
    () => 1,
    [Symbol('x')],
  ])
    expect(() => canonicalJson(value)).toThrow(/JSON holds no/)
})
