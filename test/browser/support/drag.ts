/** Dragging rows by their handle, and what one sees meanwhile. */
import type { Locator, Page } from '@playwright/test'

/** Takes hold of the handle of a cell and pulls it loose. */
export async function grab(page: Page, cell: Locator): Promise<void> {
  await cell.hover()
  const { x, y } = await middleOf(cell.locator('.rt-drag'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 8, y + 8, { steps: 3 })
}

export async function moveOver(page: Page, row: Locator, part: 'top' | 'bottom'): Promise<void> {
  const box = (await row.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const y = part === 'top' ? box.y + 4 : box.y + box.height - 4
  await page.mouse.move(box.x + Math.min(300, box.width / 2), y, { steps: 4 })
}

export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

export const line = (page: Page) => page.locator('.rt-drop-line')
export const chip = (page: Page) => page.locator('.rt-drop-chip')
export const top = async (element: Locator) => (await element.boundingBox())?.y ?? Number.NaN

/** Drags as a pen does that touches the screen: the browser makes pointer events of type `pen` of it. */
export async function dragByPen(page: Page, from: Locator, to: Locator, over: () => Promise<void>) {
  const client = await page.context().newCDPSession(page)
  const start = await middleOf(from)
  const end = (await to.boundingBox()) ?? { x: 0, y: 0 }
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
    client.send('Input.dispatchMouseEvent', {
      ...{ type, x, y, pointerType: 'pen', button: 'left', clickCount: 1 },
      ...{ buttons: type === 'mouseReleased' ? 0 : 1, force: type === 'mouseReleased' ? 0 : 0.4, tiltX: 20 },
    })
  await pen('mousePressed', start.x, start.y)
  for (const part of [0.01, 0.3, 0.6, 1])
    await pen('mouseMoved', start.x + 40 * part, start.y + (end.y + 3 - start.y) * part)
  await over()
  await pen('mouseReleased', start.x + 40, end.y + 3)
}

/** Drags with a finger from the middle of one to the top of another; `over` is done before it lifts. */
export async function dragByFinger(page: Page, from: Locator, to: Locator, over: () => Promise<void>) {
  const client = await page.context().newCDPSession(page)
  const start = await middleOf(from)
  const end = (await to.boundingBox()) ?? { x: 0, y: 0 }
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [start])
  for (const part of [0.3, 0.6, 1])
    await touch('touchMove', [{ x: start.x + 40, y: start.y + (end.y + 3 - start.y) * part }])
  await over()
  await touch('touchEnd', [])
}
