/** What a client tells about itself through y-protocols' awareness. Read forgivingly: others may send anything. */
import { z } from 'zod'

const position = z.string().max(100)

export const presence = z.object({
  user: z.object({ id: z.string(), name: z.string().max(200), organisation: z.string().max(200) }),
  /** When this person came in, ms since the epoch by their own clock: who comes later gives way in colour. */
  since: z.number().optional(),
  /** The cell with the focus: the id of what it belongs to, and a column id. */
  focus: z
    .object({
      row: z.string(),
      column: z.string(),
      /** In the shared text that is open there; see shared/plan/caret.ts. */
      caret: z.object({ anchor: position, head: position }).nullish().catch(null),
    })
    .nullish(),
})
export type Presence = z.infer<typeof presence>
