/** The filter beside the tabs, and the mark above the grid that says that it is on. */
import type { Page } from '@playwright/test'
import { expect } from './people.ts'

/** Ticks a value in one of the lists of the filter, by keyboard. */
export async function choose(page: Page, facet: string, value: string): Promise<void> {
  await page.getByRole('search').getByRole('button', { name: facet }).click()
  await page.keyboard.type(value)
  await expect(page.getByRole('option', { name: value })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: value })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

export const words = (page: Page) => page.getByRole('searchbox', { name: 'Filter op woorden' })
export const mark = (page: Page) => page.locator('.rt-filter-mark')
