/** How what is kept of plans on this device is called; each name begins with the account whose it is. */

/** Of the stores in IndexedDB that hold documents. */
export const storePrefix = (userId: string) => `regietafel:${userId}:`
/** Of the lists in localStorage that say which stores of a plan there are. */
export const keptPrefix = (userId: string) => `regietafel.kept:${userId}:`

/** In each store: how many cells hold edits that the server has not confirmed. */
export const unsavedKey = 'unsaved'
