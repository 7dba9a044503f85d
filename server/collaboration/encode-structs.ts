/** An update of some structs of another one, without deletions. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Struct } from '#shared/plan/check-update.ts'

/** Of each client they must stand in the order of their clocks, without gaps. As Yjs' own update format, version 1. */
export function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const byClient = [...Map.groupBy(structs, ({ id }) => id.client)]
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, byClient.length)
  // Higher ids first, as Yjs writes them.
  for (const [client, own] of byClient.sort(([one], [other]) => other - one)) {
    encoding.writeVarUint(encoder.restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}
