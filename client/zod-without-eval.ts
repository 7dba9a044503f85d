/**
 * Acts on import, and must be the first one: a zod schema decides when it is made whether to compile itself with
 * `new Function`, which our content security policy forbids and the browser would report.
 */
import { config } from 'zod'

config({ jitless: true })
