/** A programme of an invented region, as large and as uneven as real ones: four themes, eight tables. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const programmeTitle = 'Programma Samen Vooruit in het Merenland 2026-2029'

/** Byte for byte as the server exports it. */
export const programmeCsv = readFileSync(join(import.meta.dirname, 'programme.csv'), 'utf8')

/** Where the tests work. */
export const theme = {
  home: 'Thuis in de eigen wijk',
  learn: 'Leren gaat door, ook als het tegenzit',
  /** The last one. */
  people: 'Genoeg mensen met hart voor het vak',
} as const
export const action = {
  table: 'Een vaste gesprekstafel in elke kern',
  meeting: 'Wijkteams kennen elkaar bij naam',
  /** With the steps wishes, trial and decide. */
  circle: 'Van losse hulp naar een kring om het gezin',
  /** The last one. */
  confidant: 'Vertrouwenspersoon voor hulpverleners',
} as const
export const step = {
  wishes: 'Ophalen bij ouders, leerkrachten en huisartsen wat zij missen',
  trial: 'Proef draaien in twee wijken, begeleid door een ervaren gezinswerker',
  decide: 'Uitkomsten bespreken in het regionaal overleg en besluiten over het vervolg',
  /** In the theme of learning. */
  mentor: 'Elke school heeft een vaste mentor voor de eerste honderd dagen',
} as const

const [header, ...lines] = programmeCsv.split('\r\n')

/** The actions `meeting` and `circle` alone, for what doesn't need a large plan. */
export const smallCsv = [
  header,
  ...lines.filter((line) => [action.meeting, action.circle].some((title) => line.includes(`;${title};`))),
  '',
].join('\r\n')
