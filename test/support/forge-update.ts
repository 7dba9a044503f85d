/** Updates by hand, byte for byte (Yjs' update format, version 1), as no Yjs document would make them. */
import * as encoding from 'lib0/encoding'

type Id = readonly [client: number, clock: number]

export type ForgedStruct = {
  origin?: Id
  rightOrigin?: Id
  /** Without neighbours: the name of a root, or the item that made it. */
  parent?: string | Id
  key?: string
} & (
  | { text: string }
  | { deleted: number }
  | { collected: number }
  | { skipped: number }
  | { document: string }
)

export type ForgedGroup = { client: number; clock: number; structs: readonly ForgedStruct[] }

export function forgeUpdate(
  groups: readonly ForgedGroup[],
  deletes: readonly { client: number; ranges: readonly (readonly [clock: number, length: number])[] }[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder()
  const number = (value: number) => encoding.writeVarUint(encoder, value)
  number(groups.length)
  for (const { client, clock, structs } of groups) {
    for (const value of [structs.length, client, clock]) number(value)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  number(deletes.length)
  for (const { client, ranges } of deletes) {
    for (const value of [client, ranges.length, ...ranges.flat()]) number(value)
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: ForgedStruct): void {
  const number = (value: number) => encoding.writeVarUint(encoder, value)
  const { origin, rightOrigin, parent, key } = struct
  const ref =
    'text' in struct ? 4 : 'deleted' in struct ? 1 : 'document' in struct ? 9 : 'skipped' in struct ? 10 : 0
  encoding.writeUint8(
    encoder,
    ref | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (key === undefined ? 0 : 32),
  )
  for (const value of [...(origin ?? []), ...(rightOrigin ?? [])]) number(value)
  if (typeof parent === 'string') {
    number(1)
    encoding.writeVarString(encoder, parent)
  } else if (parent !== undefined) for (const value of [0, ...parent]) number(value)
  if (key !== undefined) encoding.writeVarString(encoder, key)
  if ('text' in struct) encoding.writeVarString(encoder, struct.text)
  else if ('deleted' in struct) number(struct.deleted)
  else if ('collected' in struct) number(struct.collected)
  else if ('skipped' in struct) number(struct.skipped)
  else {
    encoding.writeVarString(encoder, struct.document)
    encoding.writeAny(encoder, {})
  }
}
