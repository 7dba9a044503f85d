/** Every Dutch word of the screen. `en.ts` has the same keys; a missing one does not compile. */
import { nl as shared } from '#shared/language/nl.ts'
import { nlGrid } from './nl-grid.ts'
import { nlKeys } from './nl-keys.ts'
import { nlList } from './nl-list.ts'
import { nlPlan } from './nl-plan.ts'
import { nlVersion } from './nl-version.ts'

export const nl = {
  ...shared,
  ...nlPlan,
  ...nlGrid,
  ...nlList,
  ...nlKeys,
  ...nlVersion,
  app: {
    name: 'Regietafel',
    skipToContent: 'Naar de inhoud',
    loading: 'Even geduld, de pagina wordt geladen…',
    notFound: {
      title: 'Pagina niet gevonden',
      words: 'Op dit adres staat niets. Misschien is de link niet helemaal overgenomen.',
      home: 'Naar mijn plannen',
    },
    broken: {
      title: 'Er ging iets mis',
      words:
        'Deze pagina kan niet verder. Ververs de pagina; wat was opgeslagen staat er dan weer. Blijft dit gebeuren, waarschuw dan de beheerder en stuur deze regel mee:',
      reload: 'Pagina verversen',
    },
  },
  ui: {
    said: { removed: 'vervallen:', added: 'nieuw:', end: ';' },
    close: 'Sluiten',
    cancel: 'Annuleren',
    optional: '(niet verplicht)',
    messages: 'Meldingen',
    closeMessage: 'Melding sluiten',
    tryAgain: 'Opnieuw proberen',
  },
  api: {
    offline: 'Er is geen verbinding met de server. Controleer uw internetverbinding en probeer het opnieuw.',
    unexpectedAnswer:
      'De server gaf een antwoord dat deze pagina niet begrijpt. Ververs de pagina en probeer het opnieuw.',
  },
  role: {
    viewer: 'Lezer',
    editor: 'Regisseur',
    coordinator: 'Coördinator',
    viewerExplained: 'Leest mee en exporteert, wijzigt niets.',
    editorExplained: 'Bewerkt het plan en houdt de voortgang bij.',
    coordinatorExplained: 'Doet alles wat een regisseur doet, en nodigt mensen uit en beheert hun rollen.',
  },
  account: {
    signIn: 'Aanmelden',
    signingIn: 'U wordt aangemeld…',
    signedOut: 'U bent afgemeld.',
    notSignedOut: 'U bent nog aangemeld, en uw plannen staan nog op dit apparaat.',
    byLink: 'Aanmelden gaat met een persoonlijke link',
    byLinkWords:
      'Open de aanmeldlink die u van de programmacoördinator of de beheerder kreeg. De link werkt één keer; daarna blijft u op dit apparaat aangemeld.',
    noLink: 'Nog geen link, of werkt hij niet meer? Vraag de programmacoördinator van uw plan om een nieuwe.',
    adminHint: 'Beheert u deze server, dan maakt u een aanmeldlink met',
    failed: 'Aanmelden is niet gelukt',
    invalidTokenWhatNow:
      'Bent u op dit apparaat al eerder aangemeld? Ga dan naar uw plannen. Vraag anders de programmacoördinator om een nieuwe link.',
    tryLinkAgain: 'Er was geen verbinding? Open uw persoonlijke link dan opnieuw; hij is nog niet gebruikt.',
    toPlans: 'Naar mijn plannen',
    menu: 'Account van {{name}}',
    signedInAs: 'Aangemeld als',
    administrator: 'Beheerder',
    language: 'Taal',
    signOut: 'Afmelden',
    leaving: {
      heading: 'Op dit apparaat wacht nog werk van u',
      unsent_one:
        '{{count}} wijziging is nog niet bij de server. Open uw plan als er verbinding is; dan wordt ze verstuurd.',
      unsent_other:
        '{{count}} wijzigingen zijn nog niet bij de server. Open uw plan als er verbinding is; dan worden ze verstuurd.',
      refused_one:
        '{{count}} wijziging kwam te laat voor een versie of werd geweigerd. U hebt er nog niet over gekozen.',
      refused_other:
        '{{count}} wijzigingen kwamen te laat voor een versie of werden geweigerd. U hebt er nog niet over gekozen.',
      words: 'Afmelden haalt uw plannen van dit apparaat weg, en dit werk gaat dan verloren.',
      throwAway: 'Afmelden en weggooien',
      stay: 'Aangemeld blijven',
    },
  },
  overview: {
    title: 'Mijn plannen',
    loading: 'Uw plannen worden opgehaald…',
    newPlan: 'Nieuw plan…',
    import: 'Importeren…',
    columns: { status: 'Status', role: 'Uw rol', created: 'Gemaakt op' },
    emptyHeading: 'U hebt nog geen plannen',
    emptyWords:
      'Begin met een leeg plan, of importeer de actietabellen die u al hebt: sla de tabel in Excel op als CSV en sleep het bestand naar deze pagina. U ziet eerst wat ervan begrepen is.',
    emptyInvited: 'Verwacht u een plan van iemand anders? Vraag de programmacoördinator om u uit te nodigen.',
    dropHeading: 'Laat het bestand hier los',
    dropWords: 'U ziet eerst wat ervan begrepen is; er wordt nog niets gemaakt.',
    dropHint: 'U kunt een CSV-bestand ook naar deze pagina slepen.',
    create: {
      heading: 'Nieuw plan',
      title: 'Titel van het plan',
      titleHint: 'Bijvoorbeeld: Programma Opgroeien in de Waterstreek 2026-2029',
      titleMissing: 'Geef het plan een titel.',
      submit: 'Plan maken',
    },
  },
  exchange: {
    importHeading: 'Plan importeren',
    pickWords:
      'Kies een CSV-bestand met één regel per stap. Herkende kolommen zijn Thema, Tabel, Actie, Stap, Planning, Regisseur, Gemeenten, Status en Toelichting; andere kolommen worden kolommen van het plan.',
    pickHow: 'In Excel: Bestand, Opslaan als, CSV UTF-8 (door lijstscheidingsteken gescheiden).',
    pick: 'Bestand kiezen…',
    pickAnother: 'Ander bestand kiezen…',
    orDrop: 'of sleep het hierheen',
    reading: 'Het bestand wordt gelezen…',
    unreadable: 'Het bestand kon niet van dit apparaat worden gelezen. Kies het opnieuw.',
    notCsv:
      '“{{name}}” is geen CSV-bestand. Sla de tabel in uw rekenprogramma op als CSV en kies dat bestand.',
    oneFile: 'Kies één bestand tegelijk.',
    file: 'Bestand: {{name}}',
    planTitle: 'Titel van het plan',
    planTitleMissing: 'Geef het plan een titel.',
    understood: 'Dit is ervan begrepen',
    themes_one: '{{count}} thema',
    themes_other: "{{count}} thema's",
    actions_one: '{{count}} actie',
    actions_other: '{{count}} acties',
    steps_one: '{{count}} stap',
    steps_other: '{{count}} stappen',
    extraColumns_one: 'Eén extra kolom wordt een kolom van het plan: {{names}}.',
    extraColumns_other: '{{count}} extra kolommen worden kolommen van het plan: {{names}}.',
    problemsHeading_one: 'Eén regel vraagt aandacht',
    problemsHeading_other: '{{count}} regels vragen aandacht',
    problemsWords: 'De rest van het bestand wordt gewoon overgenomen.',
    noProblems: 'Alle regels konden worden geplaatst.',
    problem: 'Regel {{line}}: {{what}}',
    problems: {
      'unknown-table':
        '“{{value}}” is geen bekende tabel; de regel is niet overgenomen. Gebruik Wat doen we al? of Wat gaan we doen?',
      'table-missing': 'er staat niet bij in welke tabel deze actie hoort; de regel is niet overgenomen.',
      'unknown-status': '“{{value}}” is geen bekende status; de status blijft leeg.',
      'too-many-cells': 'er staan meer cellen dan de kop kolommen heeft; “{{value}}” is niet overgenomen.',
      'broken-quotes': 'de aanhalingstekens kloppen niet; de regel is niet overgenomen.',
      'empty-line': 'de regel is leeg en is overgeslagen.',
    },
    preview: 'Voorbeeld van het plan',
    previewCut: 'Het voorbeeld toont de eerste {{shown}} stappen; alle stappen worden overgenomen.',
    untitledTheme: '(thema zonder titel)',
    untitledAction: '(actie zonder titel)',
    submit: 'Plan maken',
    made: 'Het plan “{{title}}” is gemaakt.',
    export: 'Exporteren',
    exportAll: 'Alle acties van het plan, ook wat een filter verbergt',
    csvSemicolon: 'CSV (Excel, puntkomma)',
    csvSemicolonExplained: 'Opent direct in een Nederlandse Excel',
    csvComma: 'CSV (komma)',
    csvCommaExplained: 'Voor andere programma’s',
  },
  member: {
    heading: 'Leden van dit plan',
    loading: 'De leden worden opgehaald…',
    you: '(u)',
    notJoined: 'nog niet aangemeld',
    roleOf: 'Rol van {{name}}',
    roleChanged: '{{name}} is nu {{role}}.',
    more: 'Meer voor {{name}}',
    renew: 'Nieuwe aanmeldlink…',
    remove: 'Verwijderen uit dit plan…',
    removeHeading: '{{name}} verwijderen?',
    removeWords:
      '{{name}} kan dit plan dan niet meer openen. Wat {{name}} heeft geschreven blijft in het plan staan.',
    removeSelfWords:
      'U kunt dit plan dan zelf niet meer openen. Wat u hebt geschreven blijft in het plan staan.',
    removeConfirm: 'Verwijderen',
    removed: '{{name}} is uit het plan verwijderd.',
    invite: 'Iemand uitnodigen',
    inviteSubmit: 'Uitnodigen',
    name: 'Naam',
    nameMissing: 'Vul de naam in van wie u uitnodigt.',
    organisation: 'Gemeente of organisatie',
    role: 'Rol',
    linkHeading: 'Persoonlijke aanmeldlink voor {{name}}',
    link: 'Aanmeldlink',
    linkWords: 'Geef deze link persoonlijk door; hij werkt één keer, tot {{date}}.',
    linkOnce: 'De link wordt alleen nu getoond. Kwijt? Maak dan bij het lid een nieuwe.',
    copy: 'Kopiëren',
    copied: 'De link is gekopieerd.',
    copyFailed: 'Kopiëren is niet gelukt. Selecteer de link en kopieer hem zelf.',
    done: 'Klaar',
  },
}

export type Words = typeof nl
