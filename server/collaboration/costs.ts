/** What counts for how many edits, or for how much presence. */
export const costs = {
  bytesPerEdit: 4096,
  /** Encoding all of a document, or all that somebody missed. */
  wholeState: 50,
  mergeStepsPerEdit: 200,
  /** Of what is new in an update. */
  partsPerEdit: 20,
  /** Stock clients repeat what they hear of others. */
  echo: 0.01,
  bytesPerPresence: 4096,
  /** Coming in and going. */
  visit: 150,
  /** Being sent away for something that no honest client sends time and again. */
  fault: 1_200,
}
