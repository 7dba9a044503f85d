/** What a client tells about itself through y-protocols' awareness. Read forgivingly: others may send anything. */
import { z } from 'zod'

export const presence = z.object({
  user: z.object({ id: z.string(), name: z.string().max(200), organisation: z.string().max(200) }),
  /** The cell with the focus: a grid row id and a column id. */
  focus: z.object({ row: z.string(), column: z.string() }).nullish(),
})
export type Presence = z.infer<typeof presence>
