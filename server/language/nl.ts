/** What the server says to the person who runs it, and the words it puts in data of its own. */

export const nl = {
  running: (url: string) => `Regietafel draait op ${url}`,
  signInLink: (link: string) => `Aanmelden: ${link}`,
  backupMade: (file: string) => `Backup geschreven naar ${file}`,

  firstAdminName: 'Beheerder',
  importedPlanTitle: (day: string) => `Ingelezen plan van ${day}`,

  wrongSetting: {
    DATA_DIR: (value: string) => `DATA_DIR is "${value}"; geef het pad van een map.`,
    HOST: (value: string) =>
      `HOST is "${value}"; geef het adres waarop de server moet luisteren, bijvoorbeeld 127.0.0.1 of 0.0.0.0.`,
    PORT: (value: string) => `PORT is "${value}"; geef een geheel getal van 0 tot en met 65535.`,
    BASE_URL: (value: string) =>
      `BASE_URL is "${value}"; geef een volledig adres zonder pad, bijvoorbeeld https://regietafel.example.nl.`,
    LOG_LEVEL: (value: string) =>
      `LOG_LEVEL is "${value}"; kies uit fatal, error, warn, info, debug, trace of silent.`,
    MAX_UPLOAD_BYTES: (value: string) =>
      `MAX_UPLOAD_BYTES is "${value}"; geef een geheel aantal bytes van minstens 1024.`,
    MAX_MESSAGE_BYTES: (value: string) =>
      `MAX_MESSAGE_BYTES is "${value}"; geef een geheel aantal bytes van minstens 1024.`,
    MAX_DOCUMENT_BYTES: (value: string) =>
      `MAX_DOCUMENT_BYTES is "${value}"; geef een geheel aantal bytes van minstens 1024.`,
    MAX_PRESENCE_BYTES: (value: string) =>
      `MAX_PRESENCE_BYTES is "${value}"; geef een geheel aantal bytes van 256 tot en met 1048576.`,
    MAX_EDITS_PER_SECOND: (value: string) =>
      `MAX_EDITS_PER_SECOND is "${value}"; geef een geheel aantal van minstens 1.`,
    MAX_PRESENCE_PER_SECOND: (value: string) =>
      `MAX_PRESENCE_PER_SECOND is "${value}"; geef een geheel aantal van minstens 1.`,
    MAX_WAITING_BYTES: (value: string) =>
      `MAX_WAITING_BYTES is "${value}"; geef een geheel aantal bytes van minstens 1024.`,
    MAX_WAITING_UPDATES: (value: string) =>
      `MAX_WAITING_UPDATES is "${value}"; geef een geheel aantal van minstens 1.`,
    MAX_WAITING_SECONDS: (value: string) =>
      `MAX_WAITING_SECONDS is "${value}"; geef een geheel aantal seconden van 1 tot en met 3600.`,
    MAX_MESSAGE_PARTS: (value: string) =>
      `MAX_MESSAGE_PARTS is "${value}"; geef een geheel aantal van minstens 1000.`,
    MAX_MERGE_STEPS: (value: string) =>
      `MAX_MERGE_STEPS is "${value}"; geef een geheel aantal van minstens 100.`,
    MAX_PRESENCE_IDS: (value: string) =>
      `MAX_PRESENCE_IDS is "${value}"; geef een geheel aantal van minstens 1.`,
    MAX_REMEMBERED_CLIENTS: (value: string) =>
      `MAX_REMEMBERED_CLIENTS is "${value}"; geef een geheel aantal van minstens 1.`,
    MAX_BUFFERED_BYTES: (value: string) =>
      `MAX_BUFFERED_BYTES is "${value}"; geef een geheel aantal bytes van minstens 65536.`,
    MAX_UNSAVED_BYTES: (value: string) =>
      `MAX_UNSAVED_BYTES is "${value}"; geef een geheel aantal bytes van minstens 65536.`,
    MAX_SOCKETS_PER_SESSION: (value: string) =>
      `MAX_SOCKETS_PER_SESSION is "${value}"; geef een geheel aantal van minstens 1.`,
    MAX_SOCKETS_PER_ADDRESS: (value: string) =>
      `MAX_SOCKETS_PER_ADDRESS is "${value}"; geef een geheel aantal van minstens 1.`,
    // Not repeated: it is a secret.
    METRICS_TOKEN: (_value: string) => 'METRICS_TOKEN is te kort; geef minstens 16 tekens zonder spaties.',
    SESSION_DAYS: (value: string) =>
      `SESSION_DAYS is "${value}"; geef een geheel aantal dagen van 1 tot en met 365.`,
    SIGN_IN_LINK_HOURS: (value: string) =>
      `SIGN_IN_LINK_HOURS is "${value}"; geef een geheel aantal uren van 1 tot en met 8760.`,
  },

  portTaken: (host: string, port: number) =>
    `Poort ${port} op ${host} is al in gebruik; stop het programma dat daar draait of kies met PORT een andere poort.`,
  portForbidden: (port: number) =>
    `Dit programma mag poort ${port} niet openen; kies met PORT een poort boven 1023.`,
  hostUnknown: (host: string) =>
    `HOST "${host}" is geen adres van deze computer; geef bijvoorbeeld 127.0.0.1 of 0.0.0.0.`,
  folderUnusable: (folder: string, reason: string) =>
    `In de datamap ${folder} kan niet worden geschreven (${reason}); geef met DATA_DIR een map waarin dit programma mag schrijven.`,
  folderInUse: (folder: string) =>
    `De datamap ${folder} is in gebruik door een andere server; stop die eerst of kies met DATA_DIR een andere map.`,
  databaseUnusable: (file: string, reason: string) =>
    `De database ${file} is niet te openen (${reason}); zet een backup terug of kies met DATA_DIR een andere map.`,
  noDatabase: (folder: string) =>
    `In de datamap ${folder} staat nog geen database; start eerst de server, of wijs met DATA_DIR de goede map aan.`,
  noAdmin: (folder: string) =>
    `In de database van ${folder} staat geen beheerder; start de server met een lege datamap om er een te maken.`,
  versionsIntact: (count: number) =>
    count === 1 ? 'De hash van 1 versie klopt.' : `De hashes van alle ${count} versies kloppen.`,
  versionBroken: (version: { plan: string; title: string; number: number; hash: string }) =>
    `Versie ${version.number} van "${version.title}" (plan ${version.plan}) klopt niet met haar hash ${version.hash}; zet een backup terug.`,
  backupUsage: 'Geef het bestand waarin de backup moet komen: npm run backup -- /pad/naar/backup.sqlite',
  backupFileExists: (file: string) => `${file} bestaat al; geef een bestand dat er nog niet is.`,
  backupFailed: (file: string, reason: string) =>
    `De backup naar ${file} is mislukt (${reason}); controleer of de map bestaat en of er ruimte is.`,
}
