/** A theme of the sample plan: growing up close to home. */
import type { DraftTheme } from '#shared/plan/draft.ts'
import { region, withCells } from './sample-cells.ts'

export const closeToHome: DraftTheme = {
  title: 'Gewoon opgroeien, dicht bij huis',
  introduction:
    'De meeste kinderen in de Waterstreek groeien op zonder jeugdhulp. Dat willen we zo houden. We versterken wat gezinnen, scholen en verenigingen zelf al doen en maken hulp in een groep gewoner dan een traject alleen.\n\nDe zes gemeenten trekken hierin samen op; ieder wijkteam houdt zijn eigen kleur.',
  tables: {
    existing: [
      {
        title: 'Wijkteams op de vindplaats',
        steps: [
          withCells(
            {
              text: 'Iedere basisschool heeft een vaste jeugdwerker als aanspreekpunt',
              planning: 'Doorlopend',
              owner: 'duo Meerdijk/Plassen',
              municipalities: region,
              status: 'green',
              note: 'Op 41 van de 44 scholen ingevuld. De laatste drie volgen na de zomer.',
            },
            'Regiovisie, h. 2',
            'hoog',
            320,
          ),
          withCells(
            {
              text: 'Huisartsen en wijkteams bespreken iedere maand de verwijzingen',
              planning: '2024 - 2026',
              owner: 'Adviseur jeugd Oeverland',
              municipalities: ['Oeverland', 'Veenhoven'],
              status: 'done',
              note: 'Werkwijze is overgedragen aan de huisartsenkring.',
            },
            null,
            'midden',
          ),
        ],
      },
      {
        title: 'Ouderschapscursus rond de geboorte',
        steps: [
          {
            planning: 'Doorlopend',
            owner: 'Jeugdgezondheidszorg',
            municipalities: region,
            status: 'green',
          },
        ],
      },
    ],
    planned: [
      {
        title:
          'Individuele begeleiding waar dat kan ombouwen naar groepsaanbod in de buurt, in samenhang met welzijn, sport en de bibliotheken, zodat kinderen niet langer uit hun klas of van hun club worden gehaald om hulp te krijgen',
        steps: [
          withCells(
            {
              text: 'Wensen van ouders, scholen en aanbieders ophalen',
              planning: 'Q1 2026',
              owner: 'Projectleider groepsaanbod',
              municipalities: ['Meerdijk', 'Duinrade'],
              status: 'done',
            },
            'Raadsbesluit 11 december 2025',
            'hoog',
            18.5,
            '2026-01-12',
          ),
          withCells(
            {
              text: 'Proef met drie groepen, waarvan één in het voortgezet onderwijs',
              planning: '2026 (vanaf Q2) - 2027',
              owner: 'Projectleider groepsaanbod',
              municipalities: ['Meerdijk', 'Duinrade', 'Plassen'],
              status: 'orange',
              note: 'De derde groep is nog niet vol.\nBesluit over doorgaan: stuurgroep van maart.',
            },
            'Raadsbesluit 11 december 2025',
            'hoog',
            145,
            '2026-04-01',
          ),
          {
            text: 'Overleg met sportclubs over ruimte en vervoer',
            planning: '2026',
            owner: 'Combinatiefunctionaris sport',
            status: 'done',
          },
          withCells(
            {
              text: 'Evalueren en een voorstel doen voor de hele regio',
              planning: 'Q4 2027',
              owner: 'Onderzoeker regiobureau',
              municipalities: region,
              status: 'not-started',
            },
            null,
            'midden',
            30,
            '2027-09-01',
          ),
        ],
      },
      {
        title: 'Steun voor jonge mantelzorgers',
        steps: [
          withCells(
            {
              text: 'Signalenkaart maken samen met jongeren zelf',
              planning: '2026',
              owner: 'Welzijn Veenhoven en jongerenraad',
              municipalities: ['Veenhoven'],
              status: 'green',
            },
            'Motie jongerenraad',
            'midden',
            7.25,
          ),
          { text: 'Kaart bespreken in alle teams', planning: 'n.t.b.', owner: 'n.n.b.' },
          {
            text: 'Vrij weekend voor twintig jongeren',
            planning: 'zomer 2026 en zomer 2027',
            status: 'green',
          },
        ],
      },
    ],
  },
}
