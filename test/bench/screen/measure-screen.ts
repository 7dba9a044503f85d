/** What a person feels in the browser: the first row, scrolling, letters and pasted rows, their own and a colleague's. */
import type { Page } from '@playwright/test'
import { spreadOf } from '../figures.ts'
import type { Figures } from '../scenario.ts'
import { measurePasting } from './measure-pasting.ts'
import { measureTyping } from './measure-typing.ts'
import type { Place } from './people.ts'
import { inviteColleague, openBrowser, openPage, openPlan } from './people.ts'

const scrollFrames = 240

/** Nothing where there is no Chromium. */
export async function measureScreen(place: Place): Promise<Figures> {
  const browser = await openBrowser()
  if (browser === null) return {}
  try {
    const page = await openPage(browser, place)
    const firstRowMs = await openPlan(page, place)
    const scroll = await measureScroll(page)
    const jumpMs = await measureJump(page)
    const invited = await inviteColleague(place)
    const colleague = await openPage(browser, invited)
    await openPlan(colleague, invited)
    return {
      firstRowMs,
      ...spreadOf('scroll', scroll),
      framesPerSecond: (1000 * scroll.length) / scroll.reduce((sum, ms) => sum + ms, 0),
      jumpMs,
      ...(await measureTyping(page, colleague)),
      ...(await measurePasting(page, colleague)),
    }
  } finally {
    await browser.close()
  }
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
