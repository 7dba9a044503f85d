import { expect, test } from 'vitest'
import { listeningUrl, readConfig } from '#server/config.ts'
import { StartError } from '#server/start-error.ts'

test('[OP1] without any setting the server has sensible ones; an empty setting counts as none', () => {
  const expected = { dataDir: './data', host: '127.0.0.1', port: 3000, baseUrl: null, logLevel: 'warn' }
  expect(readConfig({})).toMatchObject(expected)
  expect(readConfig({ PORT: '', HOST: ' ', BASE_URL: '' })).toMatchObject(expected)
  expect(readConfig({}).limits).toMatchObject({ maxWaitingMs: 5_000, maxMergeSteps: 20_000 })
  expect(readConfig({ MAX_WAITING_SECONDS: '7' }).limits.maxWaitingMs).toBe(7_000)
  expect(readConfig({ BASE_URL: 'https://regio.example.nl/' }).baseUrl).toBe('https://regio.example.nl')
})

test('[OP2] each wrong setting is one sentence that names it and says what to give', () => {
  for (const [name, value] of [
    ['PORT', 'drieduizend'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['HOST', 'http://localhost'],
    ['BASE_URL', 'regio.example.nl'],
    ['BASE_URL', 'ftp://regio.example.nl'],
    ['BASE_URL', 'https://regio.example.nl/regietafel'],
    ['LOG_LEVEL', 'veel'],
    ['MAX_UPLOAD_BYTES', '8MB'],
    ['MAX_MESSAGE_BYTES', '0'],
    ['MAX_DOCUMENT_BYTES', '64MB'],
    ['MAX_PRESENCE_BYTES', '1'],
    ['MAX_EDITS_PER_SECOND', '0'],
    ['MAX_PRESENCE_PER_SECOND', '0'],
    ['MAX_WAITING_BYTES', '0'],
    ['MAX_WAITING_UPDATES', '0'],
    ['MAX_WAITING_SECONDS', '0'],
    ['MAX_MERGE_STEPS', '1'],
    ['MAX_PRESENCE_IDS', '0'],
    ['MAX_REMEMBERED_CLIENTS', '0'],
    ['MAX_BUFFERED_BYTES', '0'],
    ['MAX_UNSAVED_BYTES', '0'],
    ['MAX_SOCKETS_PER_SESSION', '0'],
    ['MAX_SOCKETS_PER_ADDRESS', 'veel'],
    ['SESSION_DAYS', '0'],
    ['SIGN_IN_LINK_HOURS', 'week'],
  ] as const) {
    const sentence = sentenceOf({ [name]: value })
    expect(sentence).toMatch(new RegExp(`^${name} is "[^\\n]*"; (geef|kies) [^\\n]*\\.$`))
    expect(sentence).toContain(`"${value}"`)
  }
  expect(sentenceOf({ METRICS_TOKEN: 'kort geheim' })).toMatch(
    /^METRICS_TOKEN is te kort; geef (?!.*geheim).*\.$/,
  )
  expect(sentenceOf({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2)
})

test('[OP1] the address that is printed can be opened in a browser', () => {
  expect(listeningUrl('127.0.0.1', 3000)).toBe('http://127.0.0.1:3000')
  expect(listeningUrl('0.0.0.0', 80)).toBe('http://localhost:80')
  expect(listeningUrl('::1', 3000)).toBe('http://[::1]:3000')
})

function sentenceOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  throw new Error('these settings were taken')
}
