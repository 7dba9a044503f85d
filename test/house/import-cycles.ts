/** Finds files that import each other in a circle. */
import { readImports, resolveImport, type SourceFile } from './source-file.ts'

/** Each circle once, as `a → b → a`. */
export function findImportCycles(files: readonly SourceFile[]): string[] {
  const imports = new Map(
    files.map((file) => [
      file.path,
      readImports(file).flatMap((specifier) => resolveImport(file.path, specifier) ?? []),
    ]),
  )
  const cycles: string[] = []
  const finished = new Set<string>()

  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path)
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '))
    if (start >= 0 || finished.has(path)) return
    for (const next of imports.get(path) ?? []) walk(next, [...trail, path])
    finished.add(path)
  }

  for (const path of imports.keys()) walk(path, [])
  return cycles
}
