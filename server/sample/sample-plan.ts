/**
 * The plan that a fresh installation starts with: an invented region, its words our own. It shows every kind
 * of cell: both tables, actions with and without steps, plannings of every flavour, all statuses, all types of
 * columns, and two lists.
 */
import type { PlanDraft } from '#shared/plan/draft.ts'
import { columns, region } from './sample-cells.ts'
import { lists } from './sample-lists.ts'
import { closeToHome } from './theme-close-to-home.ts'
import { education } from './theme-education.ts'
import { safety } from './theme-safety.ts'
import { steering } from './theme-steering.ts'

export const samplePlan: PlanDraft = {
  title: 'Samen opgroeien in de Waterstreek: programma jeugdhulp en onderwijs 2026-2029',
  municipalities: region,
  columns,
  themes: [closeToHome, education, safety, steering],
  lists,
}
