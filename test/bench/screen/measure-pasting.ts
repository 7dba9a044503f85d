/** How long a thousand pasted rows take to the screen of who pastes them, and how a colleague's keeps up meanwhile. */
import type { Page } from '@playwright/test'
import type { Figures } from '../scenario.ts'

const rows = 1000
/** Doesn't occur in the text that the plan is made of. */
const word = 'Geplakt'
/** As many rows fill a good part of the screen. */
const drawnRows = 8

/** Times since 1970, ms: the pages' own clocks, which in one browser run from the same one. */
type Recorded = { key: number; drawn: number; frames: number[] }

/** Both look at the end of the first table, where the rows come. */
export async function measurePasting(writer: Page, colleague: Page): Promise<Figures> {
  for (const page of [colleague, writer]) {
    await page.bringToFront()
    await page.locator('.ag-row [col-id="text"]').first().click()
    await page.keyboard.press('Control+ArrowDown')
  }
  await writer.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await writer.evaluate((text) => navigator.clipboard.writeText(text), pastedText())
  for (const page of [writer, colleague]) await record(page)
  await writer.keyboard.press('Control+v')
  const own = await recorded(writer)
  const theirs = await recorded(colleague)
  // What goes on after the rows are there counts too.
  await colleague.waitForTimeout(1000)
  const { frames } = await recorded(colleague)
  const during = frames.filter((frame) => frame >= own.key)
  return {
    pasteMs: own.drawn - own.key,
    pasteAtColleagueMs: theirs.drawn - own.key,
    colleagueGapMs: Math.max(...during.map((frame, index) => frame - (during[index - 1] ?? frame))),
  }
}

/** Step, planning, regisseur. */
function pastedText(): string {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `${word} ${index + 1}: met alle gemeenten en aanbieders die erbij horen\tQ1 2027\tGezamenlijk`,
  )
  return lines.join('\n')
}

/** Notes the key, every frame, and the first one in which pasted rows stand. */
async function record(page: Page): Promise<void> {
  await page.evaluate(
    ([wanted, enough]) => {
      const kept: Recorded = { key: Number.NaN, drawn: Number.NaN, frames: [] }
      Object.assign(window, { pasted: kept })
      const now = () => performance.timeOrigin + performance.now()
      const onKey = (event: KeyboardEvent) => {
        if (event.key === 'v') kept.key = performance.timeOrigin + event.timeStamp
      }
      document.addEventListener('keydown', onKey, true)
      const isDrawn = () =>
        [...document.querySelectorAll('.ag-row [col-id="text"]')].filter((cell) =>
          cell.textContent?.startsWith(wanted),
        ).length >= enough
      let found = false
      requestAnimationFrame(function look() {
        kept.frames.push(now())
        if (!found && isDrawn()) {
          found = true
          setTimeout(() => {
            kept.drawn = now()
          })
        }
        requestAnimationFrame(look)
      })
    },
    [word, drawnRows] as const,
  )
}

async function recorded(page: Page): Promise<Recorded> {
  await page.waitForFunction(
    () => !Number.isNaN((window as unknown as { pasted: Recorded }).pasted.drawn),
    null,
    {
      polling: 100,
    },
  )
  return page.evaluate(() => (window as unknown as { pasted: Recorded }).pasted)
}
