import { expect, test } from 'vitest'
import { startTestServer } from '../../support/test-server.ts'

test('[OP9] health answers 503 as soon as the database can’t be used', async () => {
  const server = await startTestServer()
  expect((await server.request('GET', '/health')).status).toBe(200)
  await server.storage.close()
  const answer = await server.request('GET', '/health')
  expect([answer.status, answer.body.code]).toEqual([503, 'unavailable'])
  expect((await server.request('GET', '/health/live')).status).toBe(200)
  await server.app.close()
})
