/** Who may know whom, as data, and the search for who knows too much. */
import { areaOf, packageOf, readImports, resolveImport, type SourceFile } from './source-file.ts'

/** Only files under these folders may import the package. */
const owners: Record<string, readonly string[]> = {
  'node:sqlite': ['server/storage/'],
  'y-websocket': ['client/plan/'],
  'y-indexeddb': ['client/plan/'],
  'ag-grid-community': ['client/grid/'],
  'ag-grid-react': ['client/grid/'],
  '@ag-grid-community/locale': ['client/grid/'],
  // Only shared/plan reaches into the maps; the others carry whole documents and updates.
  yjs: ['shared/plan/', 'server/collaboration/', 'server/storage/', 'client/plan/'],
}

/** What shared may import: small pure libraries. */
const sharedPackages = ['yjs', 'zod', 'fractional-indexing', 'papaparse', 'lib0']

/** Folders of an area that every feature may use; features themselves meet only in files of the area itself. */
const commonGround: Record<string, readonly string[]> = {
  server: ['http', 'storage', 'language'],
  client: ['ui', 'i18n', 'api'],
}

/** Screens and programs are made of features; no feature is made of them. */
const aboveFeatures = /^(client|server)\/(app|main|backup|verify-versions|sign-in-link|[a-z-]+-page)\.tsx?$/

const reachable: Record<string, readonly string[]> = {
  shared: ['shared'],
  server: ['server', 'shared'],
  client: ['client', 'shared'],
}

export function findBoundaryViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    readImports(file).flatMap((specifier) => {
      const reason = forbids(file.path, specifier)
      return reason === null ? [] : [`${file.path} imports ${specifier}: ${reason}`]
    }),
  )
}

function forbids(path: string, specifier: string): string | null {
  const area = areaOf(path)
  const target = resolveImport(path, specifier)
  if (target === null) return forbidsPackage(path, packageOf(specifier))
  if (target === 'package.json') return null
  const targetArea = areaOf(target)
  if (!/\.(ts|tsx|css|json|svg|woff2)$/.test(target)) return 'write the extension'
  if (specifier.startsWith('#') && targetArea === area && area !== 'test')
    return 'inside an area by relative path'
  if (!specifier.startsWith('#') && targetArea !== area && area !== '')
    return 'across areas by #shared, #server, #client'
  const allowed = reachable[area]
  if (allowed !== undefined && !allowed.includes(targetArea)) return `${area} may not know ${targetArea}`
  return forbidsFeature(path, target)
}

function forbidsPackage(path: string, name: string): string | null {
  const area = areaOf(path)
  if (area === 'shared' && !sharedPackages.includes(name)) return 'not one of the pure libraries of shared'
  if (area === 'client' && name.startsWith('node:')) return 'the browser has no Node'
  if (reachable[area] === undefined) return null
  const folders = owners[name]
  if (folders === undefined || folders.some((folder) => path.startsWith(folder))) return null
  return `only ${folders.join(', ')} may`
}

function forbidsFeature(path: string, target: string): string | null {
  const area = areaOf(path)
  const common = commonGround[area]
  if (common === undefined || areaOf(target) !== area || featureOf(path) === null) return null
  if (aboveFeatures.test(target)) return 'a feature may not know what is made of it'
  const feature = featureOf(target)
  if (feature === null || feature === featureOf(path) || common.includes(feature)) return null
  return 'features meet only in app and its pages'
}

/** The folder below the area, or null for a file that stands in the area itself. */
function featureOf(path: string): string | null {
  const parts = path.split('/')
  return parts.length > 2 ? (parts[1] ?? null) : null
}
