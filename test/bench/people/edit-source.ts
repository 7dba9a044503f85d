/** Edits made before the measurement, so that making them costs no time in it: letters typed into cells of a plan. */
import * as encoding from 'lib0/encoding'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { TextCell, TextRef } from '#shared/plan/text-cell.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'
import { messageType } from '#shared/protocol/sync-message.ts'

export type EditSource = {
  /**
   * The next letters of a writer, each a frame of its own. Every letter is one tick of the writer's Yjs clock.
   * A writer's edits depend on nobody else's.
   */
  letters(writer: number, count: number): Uint8Array[]
  /** The plan of each room with all letters that were given out, where person n is in room n modulo `rooms`. */
  expected(rooms: number): Y.Doc[]
  clientOf(writer: number): number
}

type Layer = { doc: Y.Doc; cells: TextRef[]; open: Map<number, TextCell> }

/** More rooms than this nobody compares. */
const maxExpected = 4
/** The Yjs client id of the first writer; the others follow. */
export const firstClient = 1_000_000
const words = 'overleg met alle gemeenten over de planning en de kosten; '

export function createEditSource(plan: Uint8Array): EditSource {
  /** Each document has room for as many writers as it has cells: two in one cell would build on each other. */
  const layers: Layer[] = []
  const all: { writer: number; update: Uint8Array }[] = []
  const typed = new Map<number, number>()
  const clientOf = (writer: number) => firstClient + writer

  function placeOf(writer: number): { doc: Y.Doc; cell: TextCell } {
    const cellsEach = layers[0]?.cells.length ?? addLayer()
    while (layers.length <= writer / cellsEach) addLayer()
    const { doc, cells, open } = layers[Math.floor(writer / cellsEach)] as Layer
    const index = writer % cellsEach
    const cell = open.get(index) ?? openCell(doc, cells[index] as TextRef)
    open.set(index, cell)
    return { doc, cell }
  }

  function addLayer(): number {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, plan)
    const cells = listCells(doc)
    layers.push({ doc, cells, open: new Map() })
    return cells.length
  }

  return {
    clientOf,
    letters(writer, count) {
      const { doc, cell } = placeOf(writer)
      const updates: Uint8Array[] = []
      const note = (update: Uint8Array) => updates.push(update)
      doc.clientID = clientOf(writer)
      doc.on('update', note)
      const before = typed.get(writer) ?? 0
      for (let letter = before; letter < before + count; letter++)
        cell.replace(cell.read().length, 0, words[letter % words.length] ?? ' ')
      typed.set(writer, before + count)
      doc.off('update', note)
      for (const update of updates) all.push({ writer, update })
      return updates.map(encodeUpdateFrame)
    },
    expected(rooms) {
      const docs = Array.from({ length: Math.min(rooms, maxExpected) }, () => new Y.Doc())
      for (const [room, doc] of docs.entries())
        doc.transact(() => {
          Y.applyUpdate(doc, plan)
          for (const { writer, update } of all) if (writer % rooms === room) Y.applyUpdate(doc, update)
        })
      return docs
    },
  }
}

export function encodeUpdateFrame(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  writeUpdate(encoder, update)
  return encoding.toUint8Array(encoder)
}

function listCells(doc: Y.Doc): TextRef[] {
  const steps = readPlan({ plan: doc, progress: new Y.Doc() }).themes.flatMap(({ tables }) =>
    [...tables.existing, ...tables.planned].flatMap((action) => action.steps),
  )
  const fields = ['text', 'planning', 'owner'] as const
  return fields.flatMap((field) => steps.map(({ id }): TextRef => ({ kind: 'step', id, field })))
}

function openCell(doc: Y.Doc, ref: TextRef): TextCell {
  const cell = openTextCell({ plan: doc, progress: new Y.Doc() }, ref, { by: 'bench' })
  if (cell === null) throw new Error('the plan has a step without a cell')
  return cell
}
