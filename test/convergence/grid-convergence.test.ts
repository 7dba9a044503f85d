import { beforeAll, expect, test } from 'vitest'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { entitiesOf, notesOf, textFields } from '#shared/plan/documents.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { createNetwork } from './network.ts'
import { authorOf, createGridPerson } from './random-grid-person.ts'
import { createRandom } from './random-source.ts'

const runCount = 120
const roundCount = 30
const people = ['A', 'B', 'C'] as const

let seeds: number[] = []

beforeAll(() => {
  const given = process.env.SEED
  const first = given === undefined ? Date.now() % 1_000_000_000 : Number(given)
  seeds = Array.from({ length: given === undefined ? runCount : 1 }, (_, index) => first + index)
  console.log(`seeds ${first} to ${seeds.at(-1)}; SEED=<seed> runs one of them again`)
})

test('[GR40] three people who work in the same rows of the grid end with the same plan, also when they take it all back', () => {
  for (const seed of seeds) {
    const { network, crew } = start(seed, () => true)
    work(network, crew, seed)
    expectSame(network, seed)
    for (const person of crew) undoAll(person)
    network.settle()
    expectSame(network, seed)
  }
}, 120_000)

test('[GR41] taking all back changes only what is one’s own, and loses no word of a colleague', () => {
  for (const seed of seeds) {
    const { network, crew } = start(seed, () => true)
    work(network, crew, seed)
    const [mine] = network.replicas
    const [person] = crew
    if (!mine || !person) throw new Error('nobody')
    const before = readCells(mine)
    const theirs = wordsOf(mine).filter((word) => authorOf(word) !== 0)
    undoAll(person)
    const after = readCells(mine)
    const left = wordsOf(mine)
    expect(
      theirs.filter((word) => !left.includes(word)),
      `SEED=${seed}`,
    ).toEqual([])
    // A row that came or went is told by its row; here it is about cells that are there before and after.
    const changed = [...before.keys()].filter(
      (cell) => after.has(cell) && after.get(cell) !== before.get(cell),
    )
    expect(
      changed.filter((cell) => !person.touched.has(cell) && !cell.startsWith('A-')),
      `SEED=${seed}`,
    ).toEqual([])
  }
}, 120_000)

test('[GR41] in rows where nobody else is, undo restores exactly what was, and redo what was done', () => {
  for (const seed of seeds) {
    const { network, crew, themes } = start(seed, (theme, own) => theme === own)
    const begin = network.replicas.map(readPlan)
    work(network, crew, seed)
    for (const [index, person] of crew.entries()) {
      const documents = network.replicas[index] as PlanDocuments
      const worked = readPlan(documents)
      const theme = themes[index] as string
      const count = undoAll(person)
      const undone = readPlan(documents)
      expect(themeOf(undone, theme), `SEED=${seed}`).toEqual(themeOf(begin[index] as Plan, theme))
      for (const other of themes.filter((one) => one !== theme))
        expect(themeOf(undone, other), `SEED=${seed}`).toEqual(themeOf(worked, other))
      for (let left = count; left > 0; left--) person.history.redo()
      expect(themeOf(readPlan(documents), theme), `SEED=${seed}`).toEqual(themeOf(worked, theme))
    }
  }
}, 120_000)

function start(seed: number, mayTouch: (theme: string, own: string) => boolean) {
  const random = createRandom(seed)
  const network = createNetwork(people.length, random)
  let ids = 0
  const createId = () => `id${ids++}`
  const step = (text: string) => ({ text, planning: '2027' })
  const tables = () => ({
    planned: [
      { title: 'Een', steps: [step('een'), step('twee'), step('drie')] },
      { title: 'Twee', steps: [step('vier')] },
    ],
    existing: [{ title: 'Drie', steps: [step('vijf'), step('zes')] }],
  })
  const draft = { title: '', themes: people.map((title) => ({ title, tables: tables() })) }
  writeDraft(network.server, draft, createId, { by: 'server' })
  network.settle()
  const themes = readPlan(network.server).themes.map(({ id }) => id)
  const crew = network.replicas.map((documents, index) =>
    createGridPerson(documents, random, {
      number: index,
      createId: () => `${people[index]}-${createId()}`,
      within: (theme) => mayTouch(theme, themes[index] as string),
    }),
  )
  return { network, crew, themes, random }
}

type Started = ReturnType<typeof start>

function work(network: Started['network'], crew: Started['crew'], seed: number): void {
  const random = createRandom(seed + 1)
  for (let round = 0; round < roundCount; round++) {
    random.pick(crew).act()
    network.pass()
  }
  network.settle()
}

/** Says how many steps there are to do again. */
function undoAll({ history }: Started['crew'][number]): number {
  let count = 0
  for (let result = history.undo(); result !== 'empty'; result = history.undo()) {
    if (result === 'done') count++
  }
  return count
}

function expectSame({ server, replicas }: Started['network'], seed: number): void {
  const plan = readPlan(server)
  expect(plan.problems, `SEED=${seed}`).toEqual([])
  for (const replica of replicas) expect(readPlan(replica), `SEED=${seed}`).toEqual(plan)
}

function themeOf(plan: Plan, id: string) {
  return plan.themes.find((theme) => theme.id === id)
}

/** All cells that are shown, by entity and column. */
function readCells(documents: PlanDocuments): Map<string, string> {
  const cells = new Map<string, string>()
  for (const { tables } of readPlan(documents).themes) {
    for (const { id: action, title, steps } of Object.values(tables).flat()) {
      cells.set(`${action} title`, title)
      for (const { id, ...step } of steps) {
        for (const column of ['text', 'planning', 'owner', 'status', 'note'] as const)
          cells.set(`${id} ${column}`, String(step[column] ?? ''))
      }
    }
  }
  return cells
}

/** The letters that people wrote, wherever they stand, the bin too. */
function wordsOf(documents: PlanDocuments): string[] {
  const texts: string[] = [...notesOf(documents).values()].map(String)
  for (const kind of ['theme', 'action', 'step'] as const) {
    for (const entity of entitiesOf(documents, kind).values() as Iterable<Map<string, unknown>>)
      for (const field of textFields[kind]) texts.push(String(entity.get(field)))
  }
  return texts.flatMap((text) => [...text].filter((letter) => authorOf(letter) !== null))
}
