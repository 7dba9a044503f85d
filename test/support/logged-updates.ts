/** Updates as writers make them, and a room as its log reads. */
import * as Y from 'yjs'
import type { LoggedUpdate, Storage } from '#server/storage/storage.ts'
import { anna, planRoom } from './stored-plan.ts'

/** An update that types one letter, by a writer who knows of nobody else. */
export function letter(text: string): LoggedUpdate {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, text)
  return { room: planRoom.name, update: Y.encodeStateAsUpdate(doc), author: anna.id, at: 10 }
}

/** One writer's updates, a letter each, every one built on the one before. */
export function typeText(text: string): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const [index, one] of [...text].entries()) doc.getText('title').insert(index, one)
  return updates
}

export async function readRoom(storage: Storage, room = planRoom.name): Promise<string> {
  const { snapshot, updates } = await storage.loadRoom(room)
  const doc = new Y.Doc()
  if (snapshot !== null) Y.applyUpdate(doc, snapshot)
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('title').toString()
}
