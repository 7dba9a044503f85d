/** `npm run backup -- <file>`: copies the whole database, also while the server runs. */
import { existsSync } from 'node:fs'
import { readConfig } from './config.ts'
import { openExistingDataFolder } from './data-folder.ts'
import { nl } from './language/nl.ts'
import { reasonOf, runCommand, StartError } from './start-error.ts'

await runCommand(async () => {
  const file = process.argv[2]
  if (file === undefined) throw new StartError(nl.backupUsage)
  if (existsSync(file)) throw new StartError(nl.backupFileExists(file))
  const storage = await openExistingDataFolder(readConfig(process.env).dataDir)
  try {
    await storage.backup(file)
  } catch (error) {
    throw new StartError(nl.backupFailed(file, reasonOf(error)))
  } finally {
    await storage.close()
  }
  console.log(nl.backupMade(file))
})
