/** What the screen makes of a chosen file before anything is made. */
import { expect, test } from 'vitest'
import { isTextName, readImport, titleFromFileName } from '#client/exchange/read-import.ts'

test('a plan is named after its file until somebody writes a better title', () => {
  expect(titleFromFileName('Agenda_Jeugd-en-onderwijs 2026.csv')).toBe('Agenda Jeugd-en-onderwijs 2026')
  expect(titleFromFileName('regionaal-programma-wonen.csv')).toBe('Regionaal programma wonen')
  expect(titleFromFileName('zonder extensie')).toBe('Zonder extensie')
  expect(titleFromFileName(`${'x'.repeat(500)}.csv`)).toHaveLength(400)
})

test('a spreadsheet or document is refused by its name, a text file is not', () => {
  for (const name of ['a.csv', 'a.CSV', 'a.tsv', 'a.txt', 'a']) expect(isTextName(name)).toBe(true)
  for (const name of ['a.xlsx', 'a.ods', 'a.docx', 'a.csv.pdf']) expect(isTextName(name)).toBe(false)
})

test('a CSV file is understood, with the bytes as they are on disk', async () => {
  const words = 'Thema;Tabel;Actie;Stap\r\nWonen;Wat gaan we doen?;Bouwen;Grond zoeken\r\n'
  const reading = await readImport(new File([words], 'wonen.csv'))
  if (reading.state !== 'understood') throw new Error(`refused: ${reading.code}`)
  expect(reading.title).toBe('Wonen')
  expect(new TextDecoder().decode(reading.bytes)).toBe(words)
  expect(reading.result.counts).toEqual({ themes: 1, actions: 1, steps: 1, columns: 0 })
})

test('a file that is no plan is refused with the reason', async () => {
  expect(await readImport(new File(['a;b\r\n1;2\r\n'], 'getallen.csv'))).toEqual({
    state: 'refused',
    code: 'csv-without-actions',
  })
  expect(await readImport(new File(['PK'], 'plan.xlsx'))).toEqual({ state: 'refused', code: 'not-csv' })
})

test('a file that went away after it was chosen is refused, not thrown on', async () => {
  const gone = new File([], 'weg.csv')
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
  expect(await readImport(gone)).toEqual({ state: 'refused', code: 'unreadable' })
})
