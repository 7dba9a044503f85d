/** What a plan's screen loads besides the program itself, so that a browser can be told of it with the page. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What is needed of the manifest that Vite writes beside what it builds. */
const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)
type Manifest = z.infer<typeof manifest>

const program = 'index.html'
const planPage = 'plan-page.tsx'

/** As the value of a `Link` header (RFC 8288); null where the build says nothing of it. */
export function readPlanCode(folder: string): string | null {
  let built: Manifest
  try {
    built = manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  } catch {
    return null
  }
  const already = filesOf(built, program)
  const links = [...filesOf(built, planPage)].filter((file) => !already.has(file)).map(linkTo)
  return links.length === 0 ? null : links.join(', ')
}

function filesOf(built: Manifest, name: string, files = new Set<string>()): Set<string> {
  const part = built[name]
  if (part === undefined || files.has(part.file)) return files
  for (const file of [part.file, ...part.css]) files.add(file)
  for (const one of part.imports) filesOf(built, one, files)
  return files
}

function linkTo(file: string): string {
  return `</${file}>; ${file.endsWith('.css') ? 'rel=preload; as=style; crossorigin' : 'rel=modulepreload'}`
}
