import { expect, test } from 'vitest'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { addAction, addTheme } from '#shared/plan/edit-plan.ts'
import { createHistory } from '#shared/plan/history.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { splitStep } from '#shared/plan/split-step.ts'
import { splitText } from '#shared/plan/split-text.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'

const split = (text: string) => {
  const found = splitText(text)
  return found && [text.slice(found.first.start, found.first.end), ...found.rest]
}

test.each([
  ['a. wensen ophalen b. pilot inrichten c. evalueren', ['wensen ophalen', 'pilot inrichten', 'evalueren']],
  ['a) wensen ophalen;\nb) pilot inrichten;', ['wensen ophalen', 'pilot inrichten']],
  ['1. Verkennen 2. Doen 3. Leren', ['Verkennen', 'Doen', 'Leren']],
  ['Samen met de scholen: 1. kiezen 2. doen', ['Samen met de scholen:', 'kiezen', 'doen']],
  ['- eerst dit\n- dan dat', ['eerst dit', 'dan dat']],
  ['• eerst dit • dan dat', ['eerst dit', 'dan dat']],
  ['– eerst dit – van 2023 – 2025 – dan dat', ['eerst dit', 'van 2023 – 2025', 'dan dat']],
  ['Eerste regel\n\nTweede regel\r\nDerde regel', ['Eerste regel', 'Tweede regel', 'Derde regel']],
])('[GR26] a list is split: %s', (text, parts) => {
  expect(split(text)).toEqual(parts)
})

test('[GR26] a list in a list stays with the part it is in', () => {
  expect(split('- scholen\n  - po\n  - vo\n- wijken')).toEqual(['scholen\n  - po\n  - vo', 'wijken'])
  expect(split('1. scholen - po - vo 2. wijken')).toEqual(['scholen - po - vo', 'wijken'])
  expect(split('1. scholen a. po b. vo 2. wijken')).toEqual(['scholen a. po b. vo', 'wijken'])
})

test.each([
  'Pilot inrichten',
  '',
  'Sinds 2023. Daarna in 2024. En 2025.',
  'Overleg met o.a. de scholen, n.o.t.k. b. v.',
  'Wordt uitgevoerd door a. ',
  'In fase 1. verkennen en in fase 2. doen',
  'Van 2023 - 2025 - en daarna',
  'Wonen - zorg - werk',
  'Eén regel\n',
])('[GR26] no list: %s', (text) => {
  expect(splitText(text)).toBeNull()
})

test('[GR27] splitting a step keeps its first part in place, with a colleague’s letters, and is one step to take back', () => {
  const documents = createPlanDocuments()
  const setUp = { by: 'setup' }
  const text = 'a. wensen ophalen b. pilot inrichten'
  addTheme(documents, { id: 't' }, setUp)
  addAction(
    documents,
    { id: 'a', theme: 't', kind: 'planned' },
    { id: 's', text, planning: '2027', owner: 'J. Bakker', municipalities: ['m'], note: 'loopt' },
    setUp,
  )
  const steps = () => readPlan(documents).themes[0]?.tables.planned[0]?.steps ?? []
  const history = createHistory(documents, { by: 'anna', now: () => 1 })
  const colleague = openTextCell(documents, { kind: 'step', id: 's', field: 'text' }, { by: 'bram' })

  expect(splitStep(documents, history, 's', () => 'new')).toBe(true)
  colleague?.replace(6, 6, ' (snel)')
  expect(steps()).toMatchObject([
    { id: 's', text: 'wensen (snel) ophalen', planning: '2027', note: 'loopt' },
    { text: 'pilot inrichten', planning: '2027', owner: 'J. Bakker', municipalities: ['m'], note: '' },
  ])
  expect(history.undo()).toBe('done')
  expect(steps().map((step) => step.text)).toEqual(['a. wensen (snel) ophalen b. pilot inrichten'])
  expect(history.redo()).toBe('done')
  expect(steps().map((step) => step.text)).toEqual(['wensen (snel) ophalen', 'pilot inrichten'])
})
