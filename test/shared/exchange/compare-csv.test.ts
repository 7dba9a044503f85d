import { expect, test } from 'vitest'
import { exportComparison } from '#shared/exchange/compare-csv.ts'
import * as edit from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { describeComparison } from '#shared/version/compare-plans.ts'
import { contentOf } from '#shared/version/plan-content.ts'
import { author, createSmallPlan } from '../plan/replicas.ts'

test('[CP11] the CSV has a line per difference and field, in the words that people know', () => {
  const documents = createSmallPlan()
  edit.addMunicipality(documents, { id: 'm', name: 'Meerdijk' }, author)
  edit.addStep(documents, { id: 's2', action: 'a', text: 'Pilot; deel 1', planning: '2027' }, author)
  edit.addColumn(documents, { id: 'd', title: 'Gereed', type: 'date' }, author)
  edit.addColumn(documents, { id: 'n', title: 'Budget', type: 'number' }, author)
  const content = contentOf(readPlan(documents))
  edit.addTheme(documents, { id: 't2', title: '', introduction: 'Nieuw\nhoofdstuk' }, author)
  edit.setMunicipalities(documents, 's', ['m'], author)
  edit.setPlainCell(documents, 's', { id: 'd', type: 'date' }, '2026-12-31', author)
  edit.setPlainCell(documents, 's', { id: 'n', type: 'number' }, -12.5, author)
  setText(documents, { kind: 'step', id: 's', field: 'text' }, '=1+1', author)
  edit.moveStep(documents, { id: 's2', action: 'a', after: null }, author)
  edit.renameColumn(documents, 'n', 'Kosten', author)
  const after = contentOf(readPlan(documents))

  const forth = describeComparison({ number: 1, content }, { number: 'concept', content: after })
  expect(exportComparison(forth, { separator: ';' })).toBe(
    [
      '\uFEFFThema;Tabel;Actie;Stap;Soort;Onderdeel;Was;Wordt',
      ';;;;gewijzigd;Kolom Kosten: Titel;Budget;Kosten',
      'Thema;Wat gaan we doen?;Actie;Pilot; deel 1;verplaatst;Stap;Thema > Wat gaan we doen? > Actie > 2;Thema > Wat gaan we doen? > Actie > 1'.replace(
        'Pilot; deel 1',
        '"Pilot; deel 1"',
      ),
      "Thema;Wat gaan we doen?;Actie;'=1+1;gewijzigd;Stap;;'=1+1",
      "Thema;Wat gaan we doen?;Actie;'=1+1;gewijzigd;Gemeenten;;Meerdijk",
      "Thema;Wat gaan we doen?;Actie;'=1+1;gewijzigd;Gereed;;31-12-2026",
      "Thema;Wat gaan we doen?;Actie;'=1+1;gewijzigd;Kosten;;-12,5",
      '(zonder titel);;;;nieuw;Inleiding;;"Nieuw\nhoofdstuk"',
      '',
    ].join('\r\n'),
  )
  const back = describeComparison({ number: 2, content: after }, { number: 1, content })
  expect(exportComparison(back, { separator: ',' })).toContain(
    '(zonder titel),,,,vervallen,Inleiding,"Nieuw\nhoofdstuk",',
  )
})
