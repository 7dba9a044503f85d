/** English sentences that server and client share: one per error code, what happened and what to do. */
import type { nl } from './nl.ts'

export const en: typeof nl = {
  errors: {
    'invalid-request': 'The request is not right. Check what you filled in.',
    'malformed-message': 'The connection sent something that is no valid message. Reload the page.',
    'not-signed-in': 'You are not signed in. Sign in with your personal link.',
    'invalid-token': 'This sign-in link was used already or has expired. Ask for a new one.',
    forbidden: 'You have no right to do this in this plan. Ask the programme coordinator for another role.',
    'read-only':
      'You cannot change this plan now: you are a viewer, or the plan is locked. Ask the programme coordinator.',
    'wrong-origin':
      'This request came from another website and was refused. Open Regietafel at its own address.',
    'not-found': 'This does not exist, or you have no access to it. Check the address.',
    'last-coordinator': 'A plan always keeps at least one coordinator. Make somebody else coordinator first.',
    'not-a-concept': 'This plan is no draft and cannot be locked now. Reopen the plan first.',
    'not-locked':
      'No decision can be recorded on this version: only the version that was locked last waits for one.',
    'not-reopenable': 'This plan cannot be reopened like this. Record the decision first.',
    'room-closed': 'This round of editing is closed. Open the plan again.',
    'incomplete-edit':
      'Part of an edit did not arrive. The connection is made again and your work is sent once more.',
    'too-large': 'This is too large to process. Split it into smaller parts.',
    'plan-full':
      'This plan has reached its largest size. Begin a new plan for what has to be added; your work stays on this device.',
    'unsupported-media-type': 'This kind of content is not accepted. Send JSON or a CSV file.',
    'broken-plan':
      'This edit does not fit how a plan is built and was not taken in. Reload the page; if it keeps happening, tell the administrator.',
    'csv-unreadable':
      'This file cannot be read as CSV. Save it as CSV in your spreadsheet program and try again.',
    'csv-without-actions':
      'There are no actions in this file. Its first line must hold column names, among them Actie or Stap.',
    'too-many-requests': 'Too many requests at once. Wait a moment and try again.',
    internal: 'Something went wrong on the server. Try again; if it keeps failing, tell the administrator.',
    unavailable: 'The server cannot read or write now. Your work stays on this device; try again later.',
  },
}
