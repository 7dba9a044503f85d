import { expect, test } from 'vitest'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { setStatus } from '#shared/plan/edit-plan.ts'
import { openTextCell, setText } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, exchange, requireStep, send } from './replicas.ts'

const note = { kind: 'step', id: 's', field: 'note' } as const

test('[PM20] a note typed while a colleague has only half of the step is never lost', () => {
  for (let run = 0; run < 10; run++) {
    const maker = createSmallPlan()
    const colleague = createPlanDocuments()
    send(maker, colleague, ['plan'])
    openTextCell(maker, note, author)?.replace(0, 0, 'van de maker')
    openTextCell(colleague, note, author)?.replace(0, 0, 'van de collega')
    setStatus(colleague, 's', 'red', author)

    exchange(maker, colleague)
    expect(requireStep(colleague)).toEqual(requireStep(maker))
    expect(requireStep(maker)).toMatchObject({ note: 'van de maker', status: 'red' })
  }
})

test('[PM20] a note whose text has not arrived cannot be opened, and looking does not make one', () => {
  const colleague = createPlanDocuments()
  send(createSmallPlan(), colleague, ['plan'])
  expect(openTextCell(colleague, note, author)).toBeNull()
  expect(() => setText(colleague, note, 'x', author)).toThrow()
  expect(colleague.progress.store.clients.size).toBe(0)
})

test('[PM21] status and note of a step stand in the progress document, so that the plan can be frozen', () => {
  const documents = createSmallPlan()
  const frozen = copyOf(documents)
  setStatus(documents, 's', 'orange', author)
  setText(documents, note, 'Twee scholen doen mee', author)
  send(documents, frozen, ['progress'])
  expect(requireStep(frozen)).toMatchObject({ status: 'orange', note: 'Twee scholen doen mee' })
  setStatus(documents, 's', null, author)
  expect(requireStep(documents).status).toBeNull()
})
