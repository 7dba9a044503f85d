/** Types tokens between those that are there already, and takes none out. */

import type { PlanDocuments } from '#shared/plan/documents.ts'
import { entitiesOf } from '#shared/plan/documents.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'
import type { RandomSource } from '#test/convergence/random-source.ts'
import type { RandomTypist } from '#test/convergence/random-typist.ts'
import { tokenEnd } from './token-record.ts'

/** `newToken` is asked for each token right before it is written. */
export function createTokenTypist(
  documents: PlanDocuments,
  random: RandomSource,
  newToken: (ref: TextRef) => string,
): RandomTypist {
  const origin = { by: 'typist' }
  const idOf = (kind: 'theme' | 'action' | 'step' | 'column') =>
    random.pick([...entitiesOf(documents, kind).keys()]) as string | undefined

  function chooseRef(): TextRef {
    const [theme, action, step, column] = [idOf('theme'), idOf('action'), idOf('step'), idOf('column')]
    const refs: TextRef[] = [{ kind: 'plan', field: 'title' }]
    if (theme) refs.push({ kind: 'theme', id: theme, field: random.pick(['title', 'introduction']) })
    if (action) refs.push({ kind: 'action', id: action, field: 'title' })
    if (step) {
      const field = random.pick(['text', 'planning', 'owner'] as const)
      refs.push({ kind: 'step', id: step, field }, { kind: 'step', id: step, field: 'note' })
      if (column) refs.push({ kind: 'cell', id: step, column })
    }
    return random.pick(refs)
  }

  return {
    compose: (ref) => (random.chance(0.5) ? newToken(ref) : ''),
    type() {
      const ref = chooseRef()
      const cell = openTextCell(documents, ref, origin)
      if (cell === null) return
      const text = cell.read()
      const spot = text.indexOf(tokenEnd, random.below(text.length + 1)) + 1
      cell.replace(spot, spot, newToken(ref))
      cell.close()
    },
  }
}
