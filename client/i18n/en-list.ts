/** English words of lists: any other table of a plan. */
import type { nlList } from './nl-list.ts'

export const enList: typeof nlList = {
  list: {
    untitled: 'Untitled list',
  },
}
