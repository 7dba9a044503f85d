/** A plan of 10,000 steps, as the CSV that makes it. */
const themes = 20
const actionsPerTable = 25
const stepsPerAction = 10
export const largePlanSteps = themes * 2 * actionsPerTable * stepsPerAction

const tables = ['Wat doen we al?', 'Wat gaan we doen?']
const words = [
  'inventariseren',
  'afspraken maken',
  'proef inrichten',
  'gemeenten raadplegen',
  'bijstellen',
  'evalueren',
]

export function writeLargePlan(): string {
  const lines = ['Thema;Tabel;Actie;Stap;Planning']
  for (let theme = 1; theme <= themes; theme++) {
    for (const table of tables) {
      for (let action = 1; action <= actionsPerTable; action++) {
        for (let step = 1; step <= stepsPerAction; step++) {
          const word = words[(action + step) % words.length]
          const title = `Actie ${action} van thema ${theme}: samen optrekken in de regio`
          const text = `Stap ${step}: ${word} met alle gemeenten en aanbieders die erbij horen`
          lines.push(`Thema ${theme};${table};${title};${text};Q${(step % 4) + 1} ${2026 + (action % 4)}`)
        }
      }
    }
  }
  return `${lines.join('\r\n')}\r\n`
}
