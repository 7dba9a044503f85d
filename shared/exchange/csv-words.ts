/** The words of our CSV: its columns, tables and statuses. Written in one way, read in many. */
import type { Status, TableKind } from '../plan/schema.ts'

/** The columns that every export begins with, in this order. */
export const csvColumns = {
  theme: 'Thema',
  table: 'Tabel',
  action: 'Actie',
  step: 'Stap',
  planning: 'Planning',
  owner: 'Regisseur',
  municipalities: 'Gemeenten',
  status: 'Status',
  note: 'Toelichting',
} as const
export type CsvField = keyof typeof csvColumns
export const csvFields = Object.keys(csvColumns) as CsvField[]

export const tableWords: Record<TableKind, string> = {
  existing: 'Wat doen we al?',
  planned: 'Wat gaan we doen?',
}

export const statusWords: Record<Status, string> = {
  'not-started': 'Niet gestart',
  green: 'Groen',
  orange: 'Oranje',
  red: 'Rood',
  done: 'Afgerond',
}

const untitled = '(zonder titel)'

/** A title as it stands in the file. Equal words are the same theme or action there. */
export function titleToWords(title: string): string {
  return title.trim() || untitled
}

export function titleFromWords(words: string): string {
  const title = words.trim()
  return title === untitled ? '' : title
}

/** A column by the name that export gives it, in any case. */
export function findField(name: string): CsvField | null {
  return fieldByName.get(wordKey(name)) ?? null
}

/** A column by another name that plans use for it. Only to be asked where no column has its own name. */
export function findFieldBySynonym(name: string): CsvField | null {
  return fieldBySynonym.get(wordKey(name)) ?? null
}

export function findTable(words: string): TableKind | null {
  return tableByWords.get(bareKey(words)) ?? null
}

export function findStatus(words: string): Status | null {
  return statusByWords.get(bareKey(words)) ?? null
}

const fieldSynonyms: Record<CsvField, readonly string[]> = {
  theme: ['theme', "thema's", 'ambitie', 'onderwerp', 'hoofdstuk', 'programmalijn', 'ambition'],
  table: ['table', 'actietabel', 'soort', 'type', 'kind'],
  action: ['action', 'acties', 'traject', 'resultaat', 'actielijn', 'project'],
  step: ['step', 'stappen', 'activiteit', 'activiteiten', 'deelactie', 'activity'],
  planning: ['planning / periode', 'periode', 'termijn', 'wanneer', 'schedule', 'period', 'when'],
  owner: ['trekker', 'eigenaar', 'verantwoordelijke', 'wie', 'owner', 'lead'],
  municipalities: ['gemeente', 'betrokken gemeenten', 'municipalities', 'municipality'],
  status: ['voortgang', 'stoplicht', 'stand van zaken', 'progress'],
  note: ['opmerking', 'opmerkingen', 'notitie', 'note', 'notes', 'remarks', 'comment'],
}

const tableSynonyms: Record<TableKind, readonly string[]> = {
  existing: [
    'existing',
    'bestaand',
    'lopend',
    'doen we al',
    'what do we do already',
    'what are we already doing',
  ],
  planned: ['planned', 'gepland', 'nieuw', 'gaan we doen', 'what are we going to do', 'what will we do'],
}

const statusSynonyms: Record<Status, readonly string[]> = {
  'not-started': ['nog niet gestart', 'not started'],
  green: ['green', 'op schema', 'on track'],
  orange: ['orange', 'amber', 'geel'],
  red: ['red'],
  done: ['gereed', 'klaar', 'afgerond', 'done', 'completed'],
}

const fieldByName = lookup(csvFields, (field) => [csvColumns[field]], wordKey)
const fieldBySynonym = lookup(csvFields, (field) => fieldSynonyms[field], wordKey)
const tableByWords = lookupWords(tableWords, tableSynonyms)
const statusByWords = lookupWords(statusWords, statusSynonyms)

function lookupWords<K extends string>(
  words: Record<K, string>,
  synonyms: Record<K, readonly string[]>,
): ReadonlyMap<string, K> {
  return lookup(Object.keys(words) as K[], (key) => [key, words[key], ...synonyms[key]], bareKey)
}

function lookup<K>(
  keys: readonly K[],
  wordsOf: (key: K) => readonly string[],
  keyOf: (words: string) => string,
): ReadonlyMap<string, K> {
  return new Map(keys.flatMap((key) => wordsOf(key).map((words) => [keyOf(words), key] as const)))
}

function wordKey(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Letters and digits only: `WAT DOEN WE AL` is `Wat doen we al?`. */
function bareKey(words: string): string {
  return words
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}
