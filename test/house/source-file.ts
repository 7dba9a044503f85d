/** The source files of this repository as the house tests look at them: path, text and what they import. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** `path` is relative to the root, with forward slashes. */
export type SourceFile = { path: string; text: string }

export const root = join(import.meta.dirname, '../..')

export function listSourceFiles(extensions: readonly string[]): SourceFile[] {
  return listPaths()
    .filter((path) => extensions.some((extension) => path.endsWith(extension)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Everything that people write; it works without git too, in an unpacked archive. */
export function listPaths(): string[] {
  const notWritten = ['.git', 'node_modules', 'dist', 'data', 'test-results', 'test/browser/screenshots']
  return globSync('**/*', { cwd: root, exclude: notWritten, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** What a file imports or re-exports: statically, dynamically, and as a type alone. */
export function readImports({ path, text }: SourceFile): string[] {
  const found: string[] = []
  const note = (source: { value?: unknown } | null | undefined) => {
    if (typeof source?.value === 'string') found.push(source.value)
  }
  new Visitor({
    ImportDeclaration: (node) => note(node.source),
    ExportAllDeclaration: (node) => note(node.source),
    ExportNamedDeclaration: (node) => note(node.source),
    ImportExpression: (node) => note(node.source as { value?: unknown }),
    TSImportType: (node) => note(node.source),
  }).visit(parseSync(path, text).program)
  return found
}

/** The file behind an import, or null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier)
  return null
}

/** `@scope/name/deep` → `@scope/name`; `node:fs` → `node:fs`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** client, server, shared, test, or '' for what stands at the root. */
export function areaOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : ''
}
