/** What a turn adds to the log: updates as few as possible, each of one author. */
import * as Y from 'yjs'
import type { LoggedUpdate } from '../storage/storage.ts'

type Entered = { readonly from: { readonly user: { readonly id: string } }; readonly update: Uint8Array }
type Logged = (author: string, update: Uint8Array) => LoggedUpdate

export function logByAuthor(entered: readonly Entered[], logged: Logged): LoggedUpdate[] {
  const [only] = entered
  if (only !== undefined && entered.length === 1) return [logged(only.from.user.id, only.update)]
  const byAuthor = Map.groupBy(entered, ({ from }) => from.user.id)
  return [...byAuthor].flatMap(([author, own]) =>
    mergeOrKeep(own.map(({ update }) => update)).map((update) => logged(author, update)),
  )
}

/** One update of them all; apart where Yjs can't merge them. */
function mergeOrKeep(updates: Uint8Array[]): Uint8Array[] {
  try {
    return [Y.mergeUpdates(updates)]
  } catch {
    return updates
  }
}
