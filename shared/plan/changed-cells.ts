/** What a transaction changed, for whoever counts changes as people do: by cell, not by letter. */
import * as Y from 'yjs'

/** A name for each text, field and row that was changed; the same one whenever it is changed again. */
export function changedCells({ changed }: Pick<Y.Transaction, 'changed'>): string[] {
  return [...changed].flatMap(([type, keys]) => [...keys].map((key) => `${nameOf(type)} ${key ?? ''}`))
}

function nameOf(type: Parameters<typeof Y.findRootTypeKey>[0]): string {
  const item = type._item
  return item === null ? Y.findRootTypeKey(type) : `${item.id.client}:${item.id.clock}`
}
