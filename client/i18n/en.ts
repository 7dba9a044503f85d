/** Every English word of the screen, with the keys of `nl.ts`. */
import { en as shared } from '#shared/language/en.ts'
import { enPlan } from './en-plan.ts'
import type { Words } from './nl.ts'

export const en: Words = {
  ...shared,
  ...enPlan,
  app: {
    name: 'Regietafel',
    skipToContent: 'Skip to content',
    loading: 'One moment, the page is loading…',
    notFound: {
      title: 'Page not found',
      words: 'There is nothing at this address. Perhaps the link was not copied completely.',
      home: 'To my plans',
    },
    broken: {
      title: 'Something went wrong',
      words:
        'This page cannot go on. Reload it; everything that was saved will be there. If it keeps happening, tell the administrator and send this line along:',
      reload: 'Reload page',
    },
  },
  ui: {
    close: 'Close',
    cancel: 'Cancel',
    optional: '(optional)',
    messages: 'Messages',
    closeMessage: 'Close message',
    tryAgain: 'Try again',
  },
  api: {
    offline: 'There is no connection with the server. Check your internet connection and try again.',
    unexpectedAnswer:
      'The server gave an answer that this page does not understand. Reload the page and try again.',
  },
  role: {
    viewer: 'Viewer',
    editor: 'Editor',
    coordinator: 'Coordinator',
    viewerExplained: 'Reads along and exports, changes nothing.',
    editorExplained: 'Edits the plan and reports its progress.',
    coordinatorExplained: 'Does all that an editor does, and invites people and manages their roles.',
  },
  account: {
    signIn: 'Sign in',
    signingIn: 'You are being signed in…',
    signedOut: 'You are signed out.',
    byLink: 'You sign in with a personal link',
    byLinkWords:
      'Open the sign-in link you got from the programme coordinator or the administrator. The link works once; after that you stay signed in on this device.',
    noLink:
      'No link yet, or does it no longer work? Ask the programme coordinator of your plan for a new one.',
    adminHint: 'If you administer this server, you make a sign-in link with',
    failed: 'Signing in did not work',
    invalidTokenWhatNow:
      'Did you sign in on this device before? Then go to your plans. Otherwise ask the programme coordinator for a new link.',
    tryLinkAgain: 'No connection? Then open your personal link again; it was not used yet.',
    toPlans: 'To my plans',
    menu: 'Account of {{name}}',
    signedInAs: 'Signed in as',
    administrator: 'Administrator',
    language: 'Language',
    signOut: 'Sign out',
  },
  overview: {
    title: 'My plans',
    loading: 'Your plans are being fetched…',
    newPlan: 'New plan…',
    import: 'Import…',
    columns: { status: 'Status', role: 'Your role', created: 'Made on' },
    emptyHeading: 'You have no plans yet',
    emptyWords:
      'Begin with an empty plan, or import the action tables you already have: save the table as CSV in Excel and drag the file onto this page. You see first what was understood of it.',
    emptyInvited: 'Do you expect a plan of somebody else? Ask the programme coordinator to invite you.',
    dropHeading: 'Drop the file here',
    dropWords: 'You see first what was understood of it; nothing is made yet.',
    dropHint: 'You can also drag a CSV file onto this page.',
    create: {
      heading: 'New plan',
      title: 'Title of the plan',
      titleHint: 'For example: Programme Growing up in Waterstreek 2026-2029',
      titleMissing: 'Give the plan a title.',
      submit: 'Make plan',
    },
  },
  exchange: {
    importHeading: 'Import a plan',
    pickWords:
      'Choose a CSV file with one line per step. Known columns are Thema, Tabel, Actie, Stap, Planning, Regisseur, Gemeenten, Status and Toelichting; other columns become columns of the plan.',
    pickHow: 'In Excel: File, Save as, CSV UTF-8 (delimited).',
    pick: 'Choose file…',
    pickAnother: 'Choose another file…',
    orDrop: 'or drag it here',
    reading: 'The file is being read…',
    unreadable: 'The file could not be read from this device. Choose it again.',
    notCsv:
      '“{{name}}” is not a CSV file. Save the table as CSV in your spreadsheet program and choose that file.',
    oneFile: 'Choose one file at a time.',
    file: 'File: {{name}}',
    planTitle: 'Title of the plan',
    planTitleMissing: 'Give the plan a title.',
    understood: 'This is what was understood',
    themes_one: '{{count}} theme',
    themes_other: '{{count}} themes',
    actions_one: '{{count}} action',
    actions_other: '{{count}} actions',
    steps_one: '{{count}} step',
    steps_other: '{{count}} steps',
    extraColumns_one: 'One extra column becomes a column of the plan: {{names}}.',
    extraColumns_other: '{{count}} extra columns become columns of the plan: {{names}}.',
    problemsHeading_one: 'One line needs attention',
    problemsHeading_other: '{{count}} lines need attention',
    problemsWords: 'The rest of the file is taken over as it is.',
    noProblems: 'All lines could be placed.',
    problem: 'Line {{line}}: {{what}}',
    problems: {
      'unknown-table':
        '“{{value}}” is no known table; the line was not taken over. Use Wat doen we al? or Wat gaan we doen?',
      'table-missing': 'it does not say to which table this action belongs; the line was not taken over.',
      'unknown-status': '“{{value}}” is no known status; the status stays empty.',
      'too-many-cells': 'there are more cells than the header has columns; “{{value}}” was not taken over.',
      'broken-quotes': 'the quotation marks do not match; the line was not taken over.',
      'empty-line': 'the line is empty and was skipped.',
    },
    preview: 'Preview of the plan',
    previewCut: 'The preview shows the first {{shown}} steps; all steps are taken over.',
    untitledTheme: '(theme without a title)',
    untitledAction: '(action without a title)',
    submit: 'Make plan',
    made: 'The plan “{{title}}” was made.',
    export: 'Export',
    csvSemicolon: 'CSV (Excel, semicolon)',
    csvSemicolonExplained: 'Opens at once in a Dutch Excel',
    csvComma: 'CSV (comma)',
    csvCommaExplained: 'For other programs',
  },
  member: {
    heading: 'Members of this plan',
    loading: 'The members are being fetched…',
}
