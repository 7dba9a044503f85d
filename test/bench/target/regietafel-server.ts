/** The program itself, as `npm start` starts it. */
import { serveUsage } from './serve-usage.ts'

serveUsage()
await import('#server/main.ts')
