/** Tables on the clipboard as HTML: what Word, Excel, Calc and Google Sheets put there, and back. */
import type { Matrix } from './matrix.ts'

/** The first table of a page as cells, or null when there is none. Merged cells stand once, top left. */
export function readHtmlTable(html: string): Matrix | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (table === null) return null
  const rows: (string | undefined)[][] = []
  for (const [y, tr] of [...table.rows].entries()) {
    const row = rowAt(rows, y)
    let x = 0
    for (const cell of tr.cells) {
      while (row[x] !== undefined) x++
      for (let dy = 0; dy < cell.rowSpan; dy++) {
        for (let dx = 0; dx < cell.colSpan; dx++)
          rowAt(rows, y + dy)[x + dx] = dy + dx === 0 ? wordsOf(cell) : ''
      }
    }
  }
  const width = Math.max(...rows.map((row) => row.length))
  return rows.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ''))
}

export function writeHtmlTable(matrix: Matrix): string {
  const page = document.implementation.createHTMLDocument()
  const table = page.body.appendChild(page.createElement('table'))
  for (const cells of matrix) {
    const row = table.insertRow()
    for (const words of cells) {
      const cell = row.insertCell()
      for (const [index, line] of words.split('\n').entries()) {
        if (index > 0) cell.append(page.createElement('br'))
        cell.append(line)
      }
    }
  }
  return page.documentElement.outerHTML
}

function rowAt(rows: (string | undefined)[][], y: number): (string | undefined)[] {
  rows[y] ??= []
  return rows[y]
}

const blocks = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR', 'UL', 'OL'])

/** The words of a cell as a browser would show them: white space folded, line breaks where a block or br is. */
function wordsOf(cell: Element): string {
  let words = ''
  const breakLine = () => {
    if (words !== '' && !words.endsWith('\n')) words += '\n'
  }
  function walk(node: Node, pre: boolean): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = (node.textContent ?? '').replaceAll('\u00a0', ' ')
      if (pre) words += text
      else {
        const folded = text.replace(/[\t\n\r ]+/g, ' ')
        words += words === '' || /[\n ]$/.test(words) ? folded.trimStart() : folded
      }
      return
    }
    if (!(node instanceof Element) || node.tagName === 'STYLE' || node.tagName === 'SCRIPT') return
    if (node.tagName === 'BR') {
      words = `${words.replace(/ +$/, '')}\n`
      return
    }
    const isBlock = blocks.has(node.tagName)
    if (isBlock) breakLine()
    const keeps =
      pre || /white-space:\s*pre/i.test(node.getAttribute('style') ?? '') || node.tagName === 'PRE'
    for (const child of node.childNodes) walk(child, keeps)
    if (isBlock) breakLine()
  }
  for (const child of cell.childNodes) walk(child, false)
  return words.replace(/ +$/gm, '').replace(/^\n+|\n+$/g, '')
}
