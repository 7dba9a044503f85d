/** Reads updates of people who are not trusted: what no plan holds is refused before anything is made of it. */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { RefusedError } from '#shared/errors.ts'
import type { DeleteSet, Struct, UpdateContent } from '#shared/plan/check-update.ts'
import type { Limits } from './settings.ts'

/** Throws on what no Yjs document makes. */
export type DecodeUpdate = (update: Uint8Array) => UpdateContent
/** Null for an update of more parts than are taken in at once; that one is not read to its end. */
export type DecodeSmallUpdate = (update: Uint8Array) => UpdateContent | null

/** Seven bytes of an update may ask for one, which takes a thousand times as much memory. */
const documentRef = 9
/** Yjs' types are numbered; from here on they are XML. */
const firstXmlRef = 3
/** A type in a plan, a row or a text, takes more memory than other parts. */
const partsPerType = 2

export type PartLimits = Pick<Limits, 'maxMessageParts' | 'maxPartsAtOnce'>

/** How many parts of an update a struct counts for. */
export function partsOf(struct: Struct): number {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType ? partsPerType : 1
}

export function createSmallUpdateDecoder({ maxMessageParts, maxPartsAtOnce }: PartLimits): DecodeSmallUpdate {
  if (maxMessageParts <= maxPartsAtOnce) return createUpdateDecoder(maxMessageParts)
  const decode = createUpdateDecoder(maxPartsAtOnce)
  return (update) => {
    try {
      return decode(update)
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'too-large') return null
      throw error
    }
  }
}

/** Refuses, with 'too-large', an update of more than `maxParts`. */
export function createUpdateDecoder(maxParts: number): DecodeUpdate {
  class BoundedDecoder extends Y.UpdateDecoderV1 {
    parts = 0

    override readInfo(): number {
      const info = super.readInfo()
      if ((info & 31) === documentRef) throw new Error('a document in a document')
      this.count(1)
      return info
    }

    override readTypeRef(): number {
      const ref = super.readTypeRef()
      if (ref >= firstXmlRef) throw new Error('a type that is not ours')
      this.count(partsPerType - 1)
      return ref
    }

    override readDsClock(): number {
      this.count(1)
      return super.readDsClock()
    }

    count(more: number): void {
      this.parts += more
      if (this.parts > maxParts) throw new RefusedError('too-large', 'too many parts')
    }
  }

  return (update) => {
    const content = Y.decodeUpdateV2(update, BoundedDecoder)
    requireClientsOnce(update, content)
    requireNumbers(content)
    requireOrder(content.ds)
    return content
  }
}

/** An update lists each client once; of one that came twice, Yjs would silently forget the first part. */
function requireClientsOnce(update: Uint8Array, { structs }: UpdateContent): void {
  const clients = new Set<number>()
  for (const { id } of structs) clients.add(id.client)
  if (decoding.readVarUint(decoding.createDecoder(update)) !== clients.size)
    throw new Error('an update with a client twice, or with nothing of it')
}

/** Lengths add up; beyond this what is written cannot be read again. */
function requireNumbers({ structs }: UpdateContent): void {
  for (const { id, length } of structs) {
    if (id.clock + length > Number.MAX_SAFE_INTEGER) throw new Error('a clock beyond all numbers')
  }
}

/** Yjs sorts and merges deletions before it sends them; of those that overlap it would do each anew. */
function requireOrder({ clients }: DeleteSet): void {
  for (const ranges of clients.values()) {
    let end = 0
    for (const { clock, len } of ranges) {
      if (clock < end) throw new Error('deletions that overlap')
      end = clock + len
      if (end > Number.MAX_SAFE_INTEGER) throw new Error('a clock beyond all numbers')
    }
  }
}
