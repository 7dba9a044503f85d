/** A theme of the sample plan: steering and learning together. */
import type { DraftTheme } from '#shared/plan/draft.ts'
import { region, withCells } from './sample-cells.ts'

export const steering: DraftTheme = {
  title: 'Samen sturen en leren',
  introduction:
    'Zonder goede cijfers en een gezamenlijk gesprek daarover blijft dit programma papier. Twee keer per jaar leggen we de voortgang voor aan de portefeuillehouders.',
  tables: {
    existing: [
      {
        title: 'Monitor jeugdhulp Waterstreek',
        steps: [
          withCells(
            {
              text: 'Cijfers over gebruik en wachttijd per gemeente',
              planning: 'Ieder kwartaal',
              owner: 'Data-analist regiobureau',
              municipalities: region,
              status: 'green',
            },
            'Begroting regiobureau',
            'midden',
            64,
          ),
          {
            text: 'Duiding in gesprek met aanbieders',
            planning: 'Doorlopend',
            owner: 'B. Leid (functie: contractmanager)',
            status: 'orange',
            note: 'Kleine aanbieders zijn moeilijk aan tafel te krijgen.',
          },
        ],
      },
      {
        title: 'Inkoop van jeugdhulp',
        steps: [
          withCells(
            {
              text: 'Contracten verlengen',
              planning: '2026-2029',
              owner: 'R. Egie (functie: inkoopadviseur)',
              municipalities: region,
              status: 'green',
            },
            'Inkoopstrategie',
            'hoog',
            null,
            '2026-02-01',
          ),
          {
            text: 'Eén keer per jaar prijzen herijken',
            planning: 'ieder najaar',
            owner: 'R. Egie (functie: inkoopadviseur)',
            status: 'done',
          },
          { text: 'Nieuwe inkoop voorbereiden', planning: '2028 (vanaf Q3) - 2029', status: 'not-started' },
        ],
      },
    ],
    planned: [
      {
        title: 'Zicht op wachttijden',
        steps: [
          withCells(
            {
              text: 'Eén manier van tellen afspreken',
              planning: '2026',
              owner: 'Data-analist regiobureau',
              municipalities: ['Plassen', 'Oeverland', 'Duinrade'],
              status: 'orange',
              note: 'Definitie ligt voor bij de aanbieders.',
            },
            'Advies rekenkamers',
            'hoog',
            15,
            '2026-03-02',
          ),
          withCells(
            { text: 'Wachttijden openbaar maken', planning: '2027 (na de zomer)', status: 'not-started' },
            'Advies rekenkamers',
            'midden',
          ),
        ],
      },
      {
        title: 'Programma herijken',
        steps: [
          withCells(
            {
              text: 'Tussenevaluatie',
              planning: 'najaar 2027',
              owner: 'Programmamanager',
              municipalities: region,
              status: 'not-started',
            },
            null,
            'midden',
            35,
            '2027-10-01',
          ),
          {
            text: 'Voorstel voor bijstelling naar de zes raden',
            planning: 'Q1 2028',
            owner: 'Programmamanager en portefeuillehouders',
            municipalities: region,
          },
        ],
      },
    ],
  },
}
