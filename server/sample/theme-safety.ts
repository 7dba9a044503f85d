/** A theme of the sample plan: growing up safely. */
import type { DraftTheme } from '#shared/plan/draft.ts'
import { region, withCells } from './sample-cells.ts'

export const safety: DraftTheme = {
  title: 'Veilig thuis opgroeien',
  introduction:
    'Als de veiligheid in het geding is, moet een gezin niet hoeven wachten. We werken toe naar één team per gezin, met dezelfde mensen van melding tot herstel.',
  tables: {
    existing: [
      {
        title: 'Procesregie bij zorgen over veiligheid',
        steps: [
          withCells(
            {
              text: 'Wekelijks overleg van gemeenten, meldpunt en jeugdbescherming',
              planning: 'Doorlopend',
              owner: 'Procesregisseur regiobureau',
              municipalities: region,
              status: 'green',
            },
            'Regionaal veiligheidsplan',
            'hoog',
            96,
          ),
          {
            text: 'Scholing van nieuwe medewerkers',
            planning: 'twee keer per jaar',
            owner: 'Opleidingen regiobureau',
            status: 'green',
            note: '- voorjaar: 24 deelnemers\n- najaar: inschrijving loopt',
          },
        ],
      },
      {
        title: 'Weekendpleeggezinnen werven',
        steps: [
          withCells(
            {
              text: 'Wervingsactie bij sportclubs en kerken',
              planning: '2025 - Q2 2026',
              owner: 'duo Veenhoven/Lindehorst',
              municipalities: ['Veenhoven', 'Lindehorst'],
              status: 'red',
              note: 'Doel was twaalf gezinnen, het zijn er vijf.',
            },
            null,
            'midden',
            12,
          ),
          {
            text: 'Nazorg voor gezinnen die stoppen',
            planning: 'n.t.b.',
            note: 'Nog geen aanbieder gevonden.',
          },
        ],
      },
    ],
    planned: [
      {
        title: 'Regionaal veiligheidsteam inrichten',
        steps: [
          withCells(
            {
              text: 'Kwartiermaker aanstellen',
              planning: 'Q2 2026',
              owner: 'Directeuren sociaal domein',
              municipalities: region,
              status: 'done',
            },
            'Regionaal veiligheidsplan',
            'hoog',
            85,
            '2026-04-01',
          ),
          withCells(
            {
              text: 'Impactanalyse voor gemeenten, aanbieders en meldpunt',
              planning: '2026 (vanaf Q3) - Q1 2027',
              owner: 'Kwartiermaker veiligheidsteam',
              municipalities: region,
              status: 'orange',
              note: 'Wacht op cijfers van twee aanbieders.',
            },
            'Regionaal veiligheidsplan',
            'hoog',
            40,
            '2026-07-01',
          ),
          withCells(
            {
              text: 'Starten met het team in twee gemeenten',
              planning: 'Q3 2027, onder voorbehoud van landelijke besluiten',
              owner: 'Kwartiermaker veiligheidsteam',
              municipalities: ['Meerdijk', 'Veenhoven'],
              status: 'not-started',
            },
            null,
            'hoog',
            410,
            '2027-07-01',
          ),
          { text: 'Uitbreiden naar de hele regio', planning: '2028-2029', municipalities: region },
        ],
      },
      {
        title: 'Kinderen een stem geven in het eigen plan',
        steps: [
          withCells(
            {
              text: 'Handreiking voor gesprekken met kinderen onder de twaalf jaar',
              planning: '2027',
              owner: 'Kinderrechtenadviseur (inhuur)',
              status: 'not-started',
            },
            'Advies cliëntenraad',
            'laag',
            9.75,
          ),
          { text: 'Jaarlijks panel met jongeren', planning: 'vanaf 2027', owner: 'Jongerenraad Waterstreek' },
        ],
      },
    ],
  },
}
