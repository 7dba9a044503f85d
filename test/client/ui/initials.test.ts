/** The letters in the round mark of a person. */
import { expect, test } from 'vitest'
import { initialsOf } from '#client/ui/initials.ts'

test('initials are of the first and the last capitalised word of a name', () => {
  expect(initialsOf('Marieke Jansen')).toBe('MJ')
  expect(initialsOf('Anna de Vries')).toBe('AV')
  expect(initialsOf('Joost van der Wetering-Bakker')).toBe('JW')
})

test('a name of one word or without capitals still has an initial', () => {
  expect(initialsOf('Sanne')).toBe('S')
  expect(initialsOf('beheer')).toBe('B')
  expect(initialsOf('Éva')).toBe('É')
})

test('an empty name has no initials and breaks nothing', () => {
  expect(initialsOf('')).toBe('')
})
