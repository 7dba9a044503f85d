/** Where in a plan's documents a cell stands. Apart from its name, which who only calls the API needs, without Yjs. */
import type { CellRef } from './cell-ref.ts'
import type { DocumentKind } from './documents.ts'
import { cellField, entityRoots } from './documents.ts'

/** In which document a cell stands, under which root, and under which keys below that. */
export function spotOfCell(ref: CellRef): { document: DocumentKind; root: string; keys: readonly string[] } {
  switch (ref.kind) {
    case 'plan':
      return { document: 'plan', root: 'title', keys: [] }
    case 'cell':
      return { document: 'plan', root: entityRoots.step, keys: [ref.id, cellField(ref.column)] }
    case 'listCell':
      return { document: 'plan', root: entityRoots.listRow, keys: [ref.id, cellField(ref.column)] }
    case 'step':
      if (ref.field === 'note') return { document: 'progress', root: 'notes', keys: [ref.id] }
      if (ref.field === 'status') return { document: 'progress', root: 'statuses', keys: [ref.id] }
      return { document: 'plan', root: entityRoots.step, keys: [ref.id, ref.field] }
    default:
      return { document: 'plan', root: entityRoots[ref.kind], keys: [ref.id, ref.field] }
  }
}
