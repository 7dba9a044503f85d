/** For `vi.waitFor`: long enough for a busy machine, asked often enough to be quick. */
export const waitLong = { timeout: 10_000, interval: 5 }
