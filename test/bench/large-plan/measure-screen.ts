/** What a person feels in the browser: the first row, scrolling, and letters under their own fingers. */
import type { Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../browser/support/chromium.ts'
import { spreadOf } from '../figures.ts'
import type { Figures } from '../scenario.ts'

const scrollFrames = 240
const letters = 60

/** Nothing where there is no Chromium. */
export async function measureScreen(options: {
  server: string
  planId: string
  cookie: string
}): Promise<Figures> {
  const found = findChromium()
  if (found === null) return {}
  const browser = await chromium.launch({
    args: chromiumFlags,
    ...(found.path === null ? {} : { executablePath: found.path }),
  })
  try {
    const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = options.cookie.split('=', 2)
    await context.addCookies([{ name, value, url: options.server }])
    const page = await context.newPage()
    return {
      firstRowMs: await measureFirstRow(page, options),
      ...spreadOf('scroll', await measureScroll(page)),
      jumpMs: await measureJump(page),
      ...spreadOf('typing', await measureTyping(page)),
    }
  } finally {
    await browser.close()
  }
}

async function measureFirstRow(page: Page, { server, planId }: { server: string; planId: string }) {
  await page.goto(`${server}/plan/${planId}`)
  const row = await page.waitForFunction(() => document.querySelector('.ag-row') && performance.now(), null, {
    polling: 'raf',
  })
  return Number(await row.jsonValue())
}

/** A firmly turned wheel: 7,200 pixels per second at 60 frames. */
async function measureScroll(page: Page): Promise<number[]> {
  return page.evaluate(async (frames) => {
    const viewport = document.querySelector('.ag-grid-viewport')
    if (viewport === null) throw new Error('no grid to scroll')
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const times: number[] = []
    let before = await nextFrame()
    for (let frame = 0; frame < frames; frame++) {
      viewport.scrollTop += 120
      const now = await nextFrame()
      times.push(now - before)
      before = now
    }
    viewport.scrollTop = 0
    return times
  }, scrollFrames)
}

/** As by dragging the scroll bar; ends at the frame after the one with rows in it. */
async function measureJump(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const viewport = document.querySelector('.ag-grid-viewport')
    if (viewport === null) throw new Error('no grid to scroll')
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const { top, bottom } = viewport.getBoundingClientRect()
    const hasRows = () =>
      [...viewport.querySelectorAll('.ag-row')].some((row) => {
        const box = row.getBoundingClientRect()
        return box.bottom > top && box.top < bottom && row.textContent !== ''
      })
    const start = performance.now()
    viewport.scrollTop = viewport.scrollHeight / 2
    do await nextFrame()
    while (!hasRows())
    await nextFrame()
    const took = performance.now() - start
    viewport.scrollTop = 0
    await nextFrame()
    return took
  })
}

/** From the key going down to the frame after the one in which its letter was drawn. */
async function measureTyping(page: Page): Promise<number[]> {
  await page.locator('.ag-row [col-id="text"]').first().click()
  await page.keyboard.press('F2')
  await page.locator('.ag-row textarea').first().waitFor()
  await page.evaluate(() => {
    const took: number[] = []
    Object.assign(window, { took })
    document.addEventListener(
      'keydown',
      (event) => {
        const start = event.timeStamp
        requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - start)))
      },
      true,
    )
  })
  await page.keyboard.type('x'.repeat(letters), { delay: 40 })
  return page.evaluate(() => (window as unknown as { took: number[] }).took)
}
