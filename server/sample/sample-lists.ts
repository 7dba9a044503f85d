/** The lists of the sample plan: what meets when, and what it may cost. */
import type { DraftList } from '#shared/plan/draft-list.ts'

const meetings: DraftList = {
  title: 'Overleggen',
  introduction:
    'Wie elkaar wanneer spreekt. De agenda van elk overleg staat uiterlijk een week vooraf klaar.',
  columns: [
    { title: 'Overleg', type: 'text' },
    { title: 'Hoe vaak', type: 'choice', options: ['wekelijks', 'maandelijks', 'per kwartaal', 'jaarlijks'] },
    { title: 'Eerstvolgende', type: 'date' },
    { title: 'Voorzitter', type: 'person' },
    { title: 'Deelnemers', type: 'number' },
  ],
  rows: [
    ['Regieteam', 'wekelijks', '2026-12-01', 'Programmacoördinator', 8],
    ['Portefeuillehoudersoverleg', 'per kwartaal', '2026-12-17', 'Wethouder van Meerdijk', 6],
    ['Tafel onderwijs en jeugd', 'maandelijks', '2027-01-12', 'Samenwerkingsverband', 14],
    ['Dag van de wijkteams', 'jaarlijks', null, 'wisselend per gemeente', 60],
  ],
}

const budget: DraftList = {
  title: 'Begroting 2027',
  introduction: 'Bedragen zijn inclusief btw. Wat nog niet is toegezegd, staat er met een vraagteken bij.',
  columns: [
    { title: 'Post', type: 'text' },
    { title: 'Begroot', type: 'amount' },
    { title: 'Uitgegeven', type: 'amount' },
    { title: 'Dekking', type: 'text' },
  ],
  rows: [
    ['Programmabureau', 186_500_00, 41_230_50, 'bijdrage van de zes gemeenten'],
    ['Praktijkondersteuners jeugd', 312_000_00, 78_000_00, 'budget jeugdhulp'],
    ['Scholing van wijkteams', 48_750_00, 12_499_95, 'regionaal scholingsfonds'],
    ['Monitor jeugdhulp Waterstreek', 22_400_00, null, 'begroting regiobureau'],
    ['Proef brede brugklas', 95_000_00, 0, 'onderwijs, voor de helft toegezegd?'],
    ['Teruggave subsidie 2026', -15_250_25, -15_250_25, ''],
  ],
}

export const lists: readonly DraftList[] = [meetings, budget]
