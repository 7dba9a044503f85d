/** The seed of a random test: `SEED` of the environment runs one again, else every run has its own. */
export function chooseSeed(what: string): number {
  const seed = process.env.SEED === undefined ? Date.now() % 1_000_000_000 : Number(process.env.SEED)
  console.log(`${what}: SEED=${seed} runs this again`)
  return seed
}
