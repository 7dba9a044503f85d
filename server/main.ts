/** Starts the server: reads the settings, opens the data folder, listens, and stops cleanly when asked to. */
import { randomToken } from './account/token.ts'
import type { App } from './app.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'
import { openDataFolder, writeAddress } from './data-folder.ts'
import { createLog } from './http/log.ts'
import { nl } from './language/nl.ts'
import { createStartData } from './sample/start-data.ts'
import { reasonOf, runCommand, StartError } from './start-error.ts'

const stopDeadlineMs = 10_000

await runCommand(async () => {
  const config = readConfig(process.env)
  const storage = await openDataFolder(config.dataDir)
  const app = createApp({ config, storage, now: Date.now, randomToken, log: createLog(config.logLevel) })
  const url = await listen(app, config)
  await writeAddress(config.dataDir, url)

  const lines = [nl.running(url)]
  // After listening: a first start that fails on its port is not the first one.
  const fresh = await createStartData({ ...app, storage, adminName: nl.firstAdminName })
  if (fresh !== null) lines.push(nl.signInLink((await app.createLink(fresh.adminId)).link))
  console.log(lines.join('\n'))

  stopOnSignal(async () => {
    await app.close()
    await storage.close()
  })
})

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen()
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'EADDRINUSE') throw new StartError(nl.portTaken(host, port))
    if (reason === 'EACCES') throw new StartError(nl.portForbidden(port))
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(reason))
      throw new StartError(nl.hostUnknown(host))
    throw error
  }
}

/** The second signal, or the deadline, stops at once: what was shown as saved is on disk already. */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), stopDeadlineMs).unref()
      void runCommand(close).then(() => process.exit(0))
    })
  }
}
