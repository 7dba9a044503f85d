/** A theme of the sample plan: school and care under one roof. */
import type { DraftTheme } from '#shared/plan/draft.ts'
import { region, withCells } from './sample-cells.ts'

export const education: DraftTheme = {
  title: 'Onderwijs en zorg onder één dak',
  introduction:
    'Ieder kind heeft recht op een plek op school. Met de samenwerkingsverbanden maken we afspraken over zorg in de klas, over thuiszitters en over nieuwkomers.',
  tables: {
    existing: [
      {
        title: 'Thuiszitterstafel',
        steps: [
          withCells(
            {
              text: 'Iedere zes weken alle thuiszitters bespreken en per kind één regisseur aanwijzen',
              planning: 'Doorlopend, iedere zes weken',
              owner: 'Leerplicht Waterstreek',
              municipalities: region,
              status: 'orange',
              note: 'Het aantal thuiszitters daalt, de wachttijd voor onderzoek niet.',
            },
            'Convenant onderwijs en zorg',
            'hoog',
          ),
          {
            text: 'Kwartaalcijfers delen met de raden',
            planning: 'Ieder kwartaal',
            owner: 'Leerplicht Waterstreek',
            municipalities: region,
            status: 'green',
          },
          {
            text: 'Maatwerk vastleggen per kind',
            planning: 'Doorlopend',
            owner: 'Samenwerkingsverbanden',
            status: 'orange',
          },
        ],
      },
      {
        title: 'Opvang van nieuwkomers in het basisonderwijs',
        steps: [
          withCells(
            {
              text: 'Taalklassen in stand houden',
              planning: 'schooljaar 2025/2026\nschooljaar 2026/2027',
              owner: 'duo Lindehorst/Oeverland',
              municipalities: ['Lindehorst', 'Oeverland'],
              status: 'red',
              note: 'Bekostiging na de zomer van 2027 is niet geregeld. Besproken met de portefeuillehouders.',
            },
            'Convenant onderwijs en zorg',
            'hoog',
            260,
            '2026-08-01',
          ),
          {
            text: 'Vrijwillige taalmaatjes werven',
            planning: '2026 - medio 2027',
            municipalities: ['Lindehorst'],
            status: 'green',
          },
        ],
      },
    ],
    planned: [
      {
        title: 'Jeugdhulp in het speciaal onderwijs anders bekostigen',
        steps: [
          withCells(
            {
              text: 'Vaste teams op de vier scholen voor speciaal onderwijs, betaald uit één gezamenlijk budget in plaats van per leerling, met afspraken over wie wat doet in de klas, wie met de ouders spreekt, hoe het team de zomer overbrugt en op welk moment een leerling toch eigen hulp nodig heeft',
              planning: 'schooljaar 2026/2027',
              owner: 'Beleid jeugd Duinrade, samen met de samenwerkingsverbanden',
              municipalities: ['Duinrade', 'Meerdijk', 'Plassen', 'Oeverland'],
              status: 'orange',
              note: 'Twee scholen zijn begonnen.',
            },
            'Hervormingsplan Waterstreek',
            'hoog',
            1250,
            '2026-08-24',
          ),
          withCells(
            {
              text: 'Afspraken vastleggen in het ondersteuningsplan',
              planning: '2027-2028',
              owner: 'Samenwerkingsverbanden',
              municipalities: region,
              status: 'not-started',
            },
            'Hervormingsplan Waterstreek',
            'midden',
            null,
            '2027-01-04',
          ),
          { text: 'Effect meten bij leerlingen en leraren', planning: '2028 - 2029', status: 'not-started' },
        ],
      },
      {
        title: 'Warme overdracht van groep 8 naar de brugklas',
        steps: [
          withCells(
            {
              text: 'Werkwijze van Plassen beschrijven',
              planning: 'voor 1 maart 2026',
              owner: 'Regisseur onderwijs Plassen',
              municipalities: ['Plassen'],
              status: 'done',
            },
            null,
            'laag',
            2.5,
            '2026-01-05',
          ),
          {
            text: 'Invoeren op alle scholen',
            planning: 'schooljaar 2027/2028',
            owner: 'Regisseurs onderwijs van alle gemeenten',
            municipalities: region,
            status: 'not-started',
          },
        ],
      },
    ],
  },
}
