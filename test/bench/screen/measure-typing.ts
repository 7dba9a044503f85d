/** How long a letter takes to the screen of who types it, and to a colleague's. */
import type { Page } from '@playwright/test'
import { spreadOf } from '../figures.ts'
import type { Figures } from '../scenario.ts'

/** Not on a multiple of a frame, so that keys fall anywhere in one. */
const pauseMs = 47
const letters = 150
/** Doesn't occur in the text that the plan is made of. */
const letter = 'x'

/** Times since 1970, ms: the pages' own clocks, which in one browser run from the same one. */
type Sight = { letters: number; frame: number; drawn: number }
type Recorded = { keys: number[]; sights: Sight[] }

/** `colleague` only looks at the cell. */
export async function measureTyping(writer: Page, colleague: Page): Promise<Figures> {
  const cell = writer.locator('.ag-row [col-id="text"]').first()
  const row = await cell.evaluate((element) => element.closest('.ag-row')?.getAttribute('row-id') ?? '')
  await cell.click()
  await writer.keyboard.press('F2')
  await writer.locator('.ag-row textarea').first().waitFor()
  for (const page of [writer, colleague]) await record(page, row)
  await writer.keyboard.type(letter.repeat(letters), { delay: pauseMs })
  const own = await recorded(writer)
  const theirs = await recorded(colleague)
  await writer.keyboard.press('Escape')
  const shown = (sights: readonly Sight[], which: 'frame' | 'drawn') =>
    own.keys.map((key, index) => (sights.find((sight) => sight.letters > index)?.[which] ?? Number.NaN) - key)
  return {
    ...spreadOf('typingFrame', shown(own.sights, 'frame')),
    ...spreadOf('typing', shown(own.sights, 'drawn')),
    ...spreadOf('colleague', shown(theirs.sights, 'drawn')),
  }
}

/** Notes each key, and each frame that shows more letters than the one before. */
async function record(page: Page, row: string): Promise<void> {
  await page.evaluate(
    ([rowId, wanted]) => {
      const kept: Recorded = { keys: [], sights: [] }
      Object.assign(window, { kept })
      const since1970 = (ms: number) => performance.timeOrigin + ms
      const cell = document.querySelector(`.ag-row[row-id="${rowId}"] [col-id="text"]`)
      const count = () =>
        (cell?.querySelector('textarea')?.value ?? cell?.textContent ?? '').split(wanted).length - 1
      document.addEventListener('keydown', (key) => kept.keys.push(since1970(key.timeStamp)), true)
      let before = 0
      requestAnimationFrame(function look(frame) {
        const now = count()
        if (now > before) {
          const sight = { letters: now, frame: since1970(frame), drawn: Number.NaN }
          kept.sights.push(sight)
          setTimeout(() => {
            sight.drawn = since1970(performance.now())
          })
        }
        before = now
        requestAnimationFrame(look)
      })
    },
    [row, letter] as const,
  )
}

async function recorded(page: Page): Promise<Recorded> {
  await page.waitForFunction((all) => {
    const { sights } = (window as unknown as { kept: Recorded }).kept
    return (sights.at(-1)?.letters ?? 0) >= all
  }, letters)
  return page.evaluate(() => (window as unknown as { kept: Recorded }).kept)
}
