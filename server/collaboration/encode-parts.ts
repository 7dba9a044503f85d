/** An update of some of what is in another one. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { UpdateContent } from '#shared/plan/check-update.ts'

/** Of each client structs must stand in the order of their clocks, without gaps. As Yjs' own update format, version 1. */
export function encodeParts({ structs, ds }: UpdateContent): Uint8Array {
  const byClient = [...Map.groupBy(structs, ({ id }) => id.client)]
  const encoder = new Y.UpdateEncoderV1()
  const number = (value: number) => encoding.writeVarUint(encoder.restEncoder, value)
  number(byClient.length)
  // Higher ids first, as Yjs writes them.
  for (const [client, own] of byClient.sort(([one], [other]) => other - one)) {
    number(own.length)
    encoder.writeClient(client)
    number(own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  number(ds.clients.size)
  for (const [client, ranges] of ds.clients) {
    number(client)
    number(ranges.length)
    for (const { clock, len } of ranges) {
      number(clock)
      number(len)
    }
  }
  return encoder.toUint8Array()
}
