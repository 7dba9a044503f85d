/** `npm run aanmeldlink`: a fresh link for the first administrator, also while the server runs. */
import { createSignInToken, signInLink } from './account/sign-in-token.ts'
import { randomToken } from './account/token.ts'
import { listeningUrl, readConfig } from './config.ts'
import { openExistingDataFolder, readAddress } from './data-folder.ts'
import { nl } from './language/nl.ts'
import { runCommand, StartError } from './start-error.ts'

await runCommand(async () => {
  const config = readConfig(process.env)
  const storage = await openExistingDataFolder(config.dataDir)
  try {
    const admin = await storage.findFirstAdmin()
    if (admin === null) throw new StartError(nl.noAdmin(config.dataDir))
    const { signInLinkHours } = config
    const deps = { storage, now: Date.now, randomToken, signInLinkHours }
    const { token } = await createSignInToken(deps, admin.id)
    const url =
      config.baseUrl ?? (await readAddress(config.dataDir)) ?? listeningUrl(config.host, config.port)
    console.log(nl.signInLink(signInLink(url, token)))
  } finally {
    await storage.close()
  }
})
