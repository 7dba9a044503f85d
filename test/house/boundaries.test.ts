import { expect, test } from 'vitest'
import { findBoundaryViolations } from './boundaries.ts'
import { findImportCycles } from './import-cycles.ts'
import { listSourceFiles, readImports, type SourceFile } from './source-file.ts'

const files = listSourceFiles(['.ts', '.tsx'])

test('[HS1] client and server know shared, and never each other', () => {
  expect(violationsOf('client/plan/a.ts', 'import { x } from "#server/app.ts"')).toHaveLength(1)
  expect(violationsOf('server/plan/a.ts', 'import type { X } from "#client/plan/a.ts"')).toHaveLength(1)
  expect(violationsOf('shared/plan/a.ts', 'const x = await import("#server/config.ts")')).toHaveLength(1)
  expect(violationsOf('server/plan/a.ts', 'import { x } from "#shared/plan/a.ts"')).toEqual([])
  expect(findBoundaryViolations(files)).toEqual([])
})

test('[HS2] a package that one folder owns is imported nowhere else', () => {
  for (const [path, name] of [
    ['server/plan/a.ts', 'node:sqlite'],
    ['client/presence/a.ts', 'y-websocket'],
    ['client/grid/a.ts', 'y-indexeddb'],
    ['client/plan/a.tsx', 'ag-grid-react'],
    ['client/grid/a.ts', 'yjs'],
    ['server/plan/a.ts', 'yjs'],
    ['shared/exchange/a.ts', 'yjs'],
    ['shared/plan/a.ts', 'react'],
    ['shared/plan/a.ts', 'node:fs'],
    ['client/plan/a.ts', 'node:fs'],
  ] as const) {
    expect(violationsOf(path, `import * as x from '${name}'`), `${path} ${name}`).toHaveLength(1)
  }
  expect(violationsOf('client/grid/a.ts', "import { x } from 'ag-grid-community'")).toEqual([])
  expect(violationsOf('shared/plan/a.ts', "import * as d from 'lib0/decoding'")).toEqual([])
})

test('[HS3] features meet only in files that stand in the area itself', () => {
  expect(violationsOf('server/plan/a.ts', "import { x } from '../account/b.ts'")).toHaveLength(1)
  expect(violationsOf('client/grid/a.ts', "import { x } from '../presence/b.ts'")).toHaveLength(1)
  expect(violationsOf('server/plan/a.ts', "import { x } from '../app.ts'")).toHaveLength(1)
  expect(violationsOf('client/plan/a.ts', "import { x } from '../plan-page.tsx'")).toHaveLength(1)
  expect(violationsOf('server/app.ts', "import { x } from './plan/b.ts'")).toEqual([])
  expect(violationsOf('client/plan-page.tsx', "import { x } from './grid/b.ts'")).toEqual([])
  expect(violationsOf('client/grid/a.ts', "import { x } from '../ui/b.ts'")).toEqual([])
})

test('[HS4] imports cross areas by # and stay relative inside one, with their extension', () => {
  expect(violationsOf('server/plan/a.ts', "import { x } from '#server/config.ts'")).toHaveLength(1)
  expect(violationsOf('server/plan/a.ts', "import { x } from '../../shared/errors.ts'")).toHaveLength(1)
  expect(violationsOf('server/plan/a.ts', "import { x } from './b'")).toHaveLength(1)
})

test('[HS5] there are no barrels', () => {
  expect(findBarrels([{ path: 'shared/plan/index.ts', text: '' }])).toHaveLength(1)
  expect(findBarrels([{ path: 'shared/plan/all.ts', text: "export * from './order.ts'" }])).toHaveLength(1)
  expect(findBarrels(files)).toEqual([])
})

test('[HS6] no file imports itself by way of others', () => {
  const circle = [
    { path: 'shared/plan/a.ts', text: "import { b } from './b.ts'" },
    { path: 'shared/plan/b.ts', text: "export { c } from '../version/c.ts'" },
    { path: 'shared/version/c.ts', text: "import type { A } from '../plan/a.ts'" },
  ]
  expect(findImportCycles(circle)).toEqual([
    'shared/plan/a.ts → shared/plan/b.ts → shared/version/c.ts → shared/plan/a.ts',
  ])
  expect(findImportCycles(files)).toEqual([])
})

function violationsOf(path: string, text: string): string[] {
  return findBoundaryViolations([{ path, text }])
}

function findBarrels(among: readonly SourceFile[]): string[] {
  return among
    .filter(({ path, text }) => /(^|\/)index\.tsx?$/.test(path) || /^export \* from/m.test(text))
    .map(({ path }) => path)
}

test('[HS7] the house tests see every way to import', () => {
  const text = `
    import a from 'a'
    import type { B } from 'b'
    import 'c'
    export { d } from 'd'
    export * from 'e'
    const f = await import('f')
    type G = import('g').G
  `
  expect(readImports({ path: 'x.tsx', text }).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
})
