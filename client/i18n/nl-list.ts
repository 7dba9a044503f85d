/** Dutch words of lists: any other table of a plan. */
export const nlList = {
  list: {
    untitled: 'Overzicht zonder titel',
  },
}
