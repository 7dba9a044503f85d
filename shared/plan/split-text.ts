/** A text that is really a list, such as `a. … b. … c. …`, dashes or lines, as the parts that it lists. */

/** Where the first part stands in the text, so that it can stay there, and the words of the others. */
export type SplitText = { first: { start: number; end: number }; rest: string[] }

type Part = { start: number; end: number }
type Marker = { at: number; end: number }

/** Null where there is no list of at least two parts. Words before the list are a part of their own. */
export function splitText(text: string): SplitText | null {
  const markers = findOrdinals(text) ?? findBullets(text) ?? findLines(text)
  if (markers === null) return null
  const bounds = [{ at: 0, end: 0 }, ...markers]
  const parts = bounds
    .map(({ end }, index) => trimmed(text, end, bounds[index + 1]?.at ?? text.length))
    .filter(({ start, end }) => end > start)
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) return null
  return { first, rest: others.map(({ start, end }) => text.slice(start, end)) }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const series: readonly ((index: number) => string)[] = [
  (index) => letters[index] ?? '',
  (index) => letters[index]?.toUpperCase() ?? '',
  (index) => String(index + 1),
]

/** `a. b. c.` or `1) 2) 3)`, in their order and from the first: a year or an abbreviation is none. */
function findOrdinals(text: string): Marker[] | null {
  const found = series.flatMap((nameOf) => {
    const markers: Marker[] = []
    for (let index = 0; nameOf(index) !== ''; index++) {
      // The first begins the text, a line or a sentence; "fase 1. …" is no list.
      const before = index === 0 ? '^\\s*|\\n\\s*|[:;.,!?]\\s+' : '\\s'
      const pattern = new RegExp(`(?:${before})${nameOf(index)}[.)](?=\\s)`, 'g')
      pattern.lastIndex = markers.at(-1)?.end ?? 0
      const match = pattern.exec(text)
      if (match === null) break
      const end = match.index + match[0].length
      markers.push({ at: end - nameOf(index).length - 1, end })
    }
    return markers.length > 1 ? [markers] : []
  })
  // Of a list in a list, the outer one begins first.
  return found.sort(([a], [b]) => (a?.at ?? 0) - (b?.at ?? 0))[0] ?? null
}

const bullet = /^([ \t]*)[-–—•·*▪](?=\s)/gm

/** Dashes or bullets at the beginning of lines, or one after another in a text that begins with one. */
function findBullets(text: string): Marker[] | null {
  const lines = [...text.matchAll(bullet)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    indent: match[1]?.length ?? 0,
  }))
  const outer = Math.min(...lines.map(({ indent }) => indent))
  const markers = lines.filter(({ indent }) => indent === outer)
  if (markers.length > 1) return markers
  const inline = [...text.matchAll(/(?:^\s*|\s)([-–—•▪])(?=\s)/g)]
    .map((match) => ({ at: match.index, end: match.index + match[0].length, sign: match[1] }))
    // "2023 - 2025" is a period.
    .filter(({ at, end }) => !(/\d$/.test(text.slice(0, at)) && /^\s*\d/.test(text.slice(end))))
  const begins = inline[0] !== undefined && text.slice(0, inline[0].at).trim() === ''
  const same = inline.filter(({ sign }) => sign === inline[0]?.sign)
  return begins && same.length > 1 && !text.includes('\n') ? same : null
}

function findLines(text: string): Marker[] | null {
  const breaks = [...text.matchAll(/\r?\n/g)].map(({ index, 0: match }) => ({
    at: index,
    end: index + match.length,
  }))
  return breaks.length > 0 ? breaks : null
}

/** Without white space around it, and without the `;` or `,` that led to the next. */
function trimmed(text: string, from: number, to: number): Part {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text[start] as string)) start++
  while (end > start && /[\s;,]/.test(text[end - 1] as string)) end--
  return { start, end }
}
