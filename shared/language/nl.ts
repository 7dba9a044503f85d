/** Dutch sentences that server and client share: one per error code, what happened and what to do. */
import type { ErrorCode } from '../errors.ts'

export const nl: { errors: Record<ErrorCode, string> } = {
  errors: {
    'invalid-request': 'Het verzoek klopt niet. Controleer wat u hebt ingevuld.',
    'malformed-message': 'De verbinding stuurde iets dat geen geldig bericht is. Ververs de pagina.',
    'not-signed-in': 'U bent niet aangemeld. Meld u aan met uw persoonlijke link.',
    'invalid-token': 'Deze aanmeldlink is al gebruikt of verlopen. Vraag een nieuwe link aan.',
    forbidden: 'U hebt hiervoor geen rechten in dit plan. Vraag de programmacoördinator om een andere rol.',
    'read-only':
      'U kunt dit plan nu niet wijzigen: u bent lezer, of het plan is vergrendeld. Vraag het de programmacoördinator.',
    'wrong-origin':
      'Dit verzoek kwam van een andere website en is geweigerd. Open Regietafel op het eigen adres.',
    'not-found': 'Dit bestaat niet, of u hebt er geen toegang toe. Controleer het adres.',
    'last-coordinator':
      'Een plan houdt altijd minstens één coördinator. Maak eerst iemand anders coördinator.',
    'not-a-concept':
      'Dit plan is geen concept en kan nu niet worden vergrendeld. Open het plan eerst opnieuw.',
    'not-locked':
      'Op deze versie kan geen besluit worden vastgelegd: alleen de laatst vergrendelde versie wacht op een besluit.',
    'not-reopenable': 'Dit plan kan zo niet opnieuw worden geopend. Leg eerst het besluit vast.',
    'room-closed': 'Deze ronde van bewerken is afgesloten. Open het plan opnieuw.',
    'incomplete-edit':
      'Een deel van een wijziging kwam niet aan. De verbinding wordt opnieuw gemaakt en uw werk nog eens verstuurd.',
    'too-large': 'Dit is te groot om te verwerken. Verdeel het in kleinere delen.',
    'plan-full':
      'Dit plan heeft zijn grootste omvang bereikt. Begin een nieuw plan voor wat erbij moet; uw werk blijft op dit apparaat.',
    'unsupported-media-type': 'Dit soort inhoud wordt niet aangenomen. Stuur JSON of een CSV-bestand.',
    'broken-plan':
      'Deze wijziging past niet bij hoe een plan in elkaar zit en is niet aangenomen. Ververs de pagina; blijft het gebeuren, waarschuw dan de beheerder.',
    'csv-unreadable':
      'Dit bestand is niet te lezen als CSV. Sla het in uw rekenprogramma op als CSV en probeer het opnieuw.',
    'csv-without-actions':
      'In dit bestand staan geen acties. De eerste regel moet kolomnamen bevatten, waaronder Actie of Stap.',
    'too-many-requests': 'Er komen te veel verzoeken tegelijk. Wacht even en probeer het opnieuw.',
    internal:
      'Er ging iets mis op de server. Probeer het opnieuw; blijft het misgaan, waarschuw dan de beheerder.',
    unavailable:
      'De server kan nu niet lezen of schrijven. Uw werk blijft op dit apparaat; probeer het straks opnieuw.',
  },
}
