/** Plan contents for tests: generated from a seed, and another one made of it by editing at random. */

import { createPlanDocuments } from '#shared/plan/documents.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf } from '#shared/version/plan-content.ts'
import { createRandomEditor } from '../../convergence/random-editor.ts'
import { createRandom } from '../../convergence/random-source.ts'
import { createLetterRecord, createRandomTypist } from '../../convergence/random-typist.ts'
import { countIds } from '../plan/replicas.ts'

/** Two contents of one plan, with `edits` random edits before and up to as many between them. */
export function createContentPair(seed: number, edits = 60): { before: PlanContent; after: PlanContent } {
  const random = createRandom(seed)
  const documents = createPlanDocuments()
  const typist = createRandomTypist(documents, random, createLetterRecord())
  const editor = createRandomEditor(documents, random, typist, countIds(`e${seed}-`))
  for (let count = 0; count < edits; count++) editor.edit()
  const before = contentOf(readPlan(documents))
  for (let count = random.below(edits); count > 0; count--) editor.edit()
  return { before, after: contentOf(readPlan(documents)) }
}

/** The same plan, its lists shuffled and its steps dealt out anew: hundreds of moves at once. */
export function shuffleContent(content: PlanContent, seed: number): PlanContent {
  const { below, chance } = createRandom(seed)
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: below(1e9) }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  const copy = structuredClone(content) as PlanContent
  const tables = copy.themes.flatMap(({ tables: { existing, planned } }) => [existing, planned])
  const actions = shuffle(tables.flat())
  const steps = shuffle(actions.flatMap((action) => action.steps))
  for (const table of tables) table.length = 0
  for (const action of actions) {
    action.steps = []
    tables[below(tables.length)]?.push(action)
  }
  for (const step of steps) if (chance(0.9)) actions[below(actions.length)]?.steps.push(step)
  const lists = shuffle(copy.lists ?? []).map((list) => ({
    ...list,
    columns: shuffle(list.columns),
    rows: shuffle(list.rows),
  }))
  return {
    ...copy,
    themes: shuffle(copy.themes),
    columns: shuffle(copy.columns),
    ...(lists.length > 0 && { lists }),
  }
}
