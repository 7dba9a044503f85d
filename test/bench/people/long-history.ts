/** A plan of 10,000 rows as it came about: row by row and letter by letter, in 100,000 edits. */
import * as Y from 'yjs'
import { createPlanDocuments, migratePlan, titleOf } from '#shared/plan/documents.ts'
import { addAction, addStep, addTheme } from '#shared/plan/edit-plan.ts'
import { orderKeys } from '#shared/plan/order.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'

export type LongHistory = { updates: readonly Uint8Array[]; document: Uint8Array; ownBytes: number }

export const historyEdits = 100_000
const rows = 10_000
const rowsPerAction = 10
/** Somebody types this, and goes to another row. */
const syllables = ['sa', 'men', ' ']
const origin = { by: 'bench' }
/** People who made it. */
const writers = 20

export function createLongHistory(): LongHistory {
  const documents = createPlanDocuments()
  const updates: Uint8Array[] = []
  documents.plan.on('update', (update: Uint8Array) => updates.push(update))
  documents.plan.transact(() => {
    migratePlan(documents, origin)
    titleOf(documents).insert(0, 'Regioprogramma')
    addTheme(documents, { id: 'theme-0', title: 'Thema', after: null }, origin)
  })
  const orders = orderKeys(rows)
  for (let row = 0; updates.length < historyEdits; row = (row + 1) % rows) {
    documents.plan.clientID = 1_000 + (Math.floor(updates.length / 97) % writers)
    if (updates.length <= rows) addRow(row)
    else typeInto(row)
  }
  const ownBytes = updates.reduce((sum, update) => sum + update.length, 0)
  return { updates, document: Y.encodeStateAsUpdate(documents.plan), ownBytes }

  function addRow(row: number): void {
    const action = `action-${Math.floor(row / rowsPerAction)}`
    const step = {
      id: `step-${row}`,
      text: 'Afspraken maken: ',
      planning: 'Q1 2027',
      owner: 'Regisseur Waterland',
    }
    const after = { order: orders[row] as string }
    if (row % rowsPerAction > 0) return addStep(documents, { ...step, action, after }, origin)
    addAction(
      documents,
      { id: action, theme: 'theme-0', kind: 'planned', after, title: action },
      step,
      origin,
    )
  }

  function typeInto(row: number): void {
    const cell = openTextCell(documents, { kind: 'step', id: `step-${row}`, field: 'text' }, origin)
    if (cell === null) throw new Error('a row without a cell')
    for (const syllable of syllables.slice(0, historyEdits - updates.length))
      cell.replace(cell.read().length, cell.read().length, syllable)
    // Nobody will take it back: kept, each would look at every edit that follows.
    cell.close()?.drop()
  }
}
