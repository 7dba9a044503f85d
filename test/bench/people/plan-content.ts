/** The plan that people edit in the figures: 200 steps, as regional programmes have them; larger ones are alike. */
import * as Y from 'yjs'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import type { PlanDraft } from '#shared/plan/draft.ts'
import { writeDraft } from '#shared/plan/draft.ts'

const municipalities = ['Waterland', 'Zandvoorde', 'Oosterwold', 'Merenveld', 'Duinrade', 'Heuvelrijk']
const verbs = ['in kaart brengen', 'afspraken maken over', 'een pilot inrichten voor', 'evalueren van']
const subjects = [
  'de toegang tot jeugdhulp in de wijk, samen met scholen en huisartsen',
  'wensen en behoeften van inwoners en aanbieders',
  'de overgang van achttien min naar achttien plus',
  'het vervoer naar speciaal onderwijs in de hele regio',
]
export const planSteps = 200
const stepsPerAction = 4
const actionsPerTheme = 10

/** A plan of so many steps as one Yjs update, the same at every call. */
export function encodePlan(steps = planSteps): Uint8Array {
  const documents = createPlanDocuments()
  documents.plan.clientID = 1
  let ids = 0
  writeDraft(documents, draftPlan(steps), () => `id-${(++ids).toString().padStart(8, '0')}`, { by: 'bench' })
  return Y.encodeStateAsUpdate(documents.plan)
}

function draftPlan(steps: number): PlanDraft {
  const themes = steps / stepsPerAction / actionsPerTheme
  return {
    title: 'Regioprogramma jeugd en onderwijs 2026-2030',
    municipalities,
    columns: [
      { title: 'Resultaat', type: 'text' },
      { title: 'Budget', type: 'number' },
    ],
    themes: times(themes, (theme) => ({
      title: `Thema ${theme + 1}: dichtbij en samen`,
      introduction: 'Gemeenten werken samen aan hulp die op tijd komt en past bij wie haar nodig heeft.',
      tables: { planned: times(actionsPerTheme, draftAction) },
    })),
  }
}

function draftAction(action: number) {
  return {
    title: `Actie ${action + 1}: ${subjects[action % subjects.length]}`,
    steps: times(stepsPerAction, (step) => ({
      text: `${verbs[step % verbs.length]} ${subjects[(action + step) % subjects.length]}`,
      planning: `Q${(step % 4) + 1} ${2026 + (action % 4)}`,
      owner: `Regisseur ${municipalities[(action + step) % municipalities.length]}`,
      municipalities: municipalities.slice(step),
      cells: ['Vastgesteld door de stuurgroep', 10_000 * (step + 1)],
    })),
  }
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
