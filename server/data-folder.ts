/** The folder in which everything stands that must last, and what is known about the server that uses it. */
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nl } from './language/nl.ts'
import { reasonOf, StartError } from './start-error.ts'
import { lockFolder } from './storage/folder-lock.ts'
import type { Storage } from './storage/storage.ts'
import { openWorkerStorage } from './storage/worker-storage.ts'

export function databaseFile(dataDir: string): string {
  return join(dataDir, 'regietafel.sqlite')
}

/** Opens the database of a data folder for a server, alone; makes both where they are not there yet. */
export async function openDataFolder(dataDir: string): Promise<Storage> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(nl.folderUnusable(dataDir, reasonOf(error)))
  }
  const unlock = lockOrRefuse(dataDir)
  try {
    const storage = await openDatabase(databaseFile(dataDir))
    return {
      ...storage,
      async close() {
        await storage.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

function lockOrRefuse(dataDir: string): () => void {
  const file = join(dataDir, 'server.lock')
  let unlock: (() => void) | null
  try {
    unlock = lockFolder(file)
  } catch (error) {
    throw new StartError(nl.databaseUnusable(file, reasonOf(error)))
  }
  if (unlock === null) throw new StartError(nl.folderInUse(dataDir))
  return unlock
}

/** Opens the database of a data folder that a server has used before. */
export async function openExistingDataFolder(dataDir: string): Promise<Storage> {
  const file = databaseFile(dataDir)
  try {
    await access(file, constants.R_OK | constants.W_OK)
  } catch (error) {
    const reason = reasonOf(error)
    const missing = reason === 'ENOENT' || reason === 'ENOTDIR'
    throw new StartError(missing ? nl.noDatabase(dataDir) : nl.databaseUnusable(file, reason))
  }
  return await openDatabase(file)
}

/** Remembers where the server was found last, so that a link made from the command line leads there. */
export async function writeAddress(dataDir: string, url: string): Promise<void> {
  await writeFile(addressFile(dataDir), `${url}\n`)
}

export async function readAddress(dataDir: string): Promise<string | null> {
  try {
    return (await readFile(addressFile(dataDir), 'utf8')).trim() || null
  } catch {
    return null
  }
}

function addressFile(dataDir: string): string {
  return join(dataDir, 'address')
}

async function openDatabase(file: string): Promise<Storage> {
  try {
    return await openWorkerStorage(file)
  } catch (error) {
    // What stands before the last colon names the file again.
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(nl.databaseUnusable(file, reason.split(': ').at(-1) ?? reason))
  }
}
