/** `npm run verify-versions`: computes every version's hash anew and says which do not match. */
import { readConfig } from './config.ts'
import { openExistingDataFolder } from './data-folder.ts'
import { nl } from './language/nl.ts'
import { runCommand } from './start-error.ts'
import { isIntact } from './version/freeze-content.ts'

await runCommand(async () => {
  const storage = await openExistingDataFolder(readConfig(process.env).dataDir)
  try {
    let checked = 0
    for (const { plan } of await storage.listPlans(null)) {
      for (const { number, title, hash } of await storage.listVersions(plan.id)) {
        checked += 1
        const frozen = await storage.findFrozenContent(plan.id, number)
        if (frozen !== null && isIntact(frozen.json, hash)) continue
        process.exitCode = 1
        console.error(nl.versionBroken({ plan: plan.id, title, number, hash }))
      }
    }
    if (process.exitCode !== 1) console.log(nl.versionsIntact(checked))
  } finally {
    await storage.close()
  }
})
