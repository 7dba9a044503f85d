/** Moving a step or an action anywhere, without dragging. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, TableKind } from '#shared/plan/schema.ts'
import { tableKinds } from '#shared/plan/schema.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import type { StepRow } from './row.ts'

export type MoveRequest = { row: StepRow; what: 'step' | 'action' }
export type MoveTarget = { theme: string; table: TableKind; action: string | null }

type Props = {
  request: MoveRequest
  plan: Plan
  onMove: (target: MoveTarget) => void
  onClose: () => void
}

export function MoveDialog({ request: { row, what }, plan, onMove, onClose }: Props) {
  const { t } = useTranslation()
  const [theme, setTheme] = useState(row.theme)
  const [table, setTable] = useState<TableKind>(row.table)
  const [chosen, setChosen] = useState<string | null>(null)
  const actions = plan.themes.find(({ id }) => id === theme)?.tables[table] ?? []
  const action =
    actions.find(({ id }) => id === chosen) ?? actions.find(({ id }) => id === row.action) ?? actions[0]
  const possible = what === 'action' || action !== undefined

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      heading={t(what === 'step' ? 'grid.move.stepHeading' : 'grid.move.actionHeading')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!possible}
            onPress={() => onMove({ theme, table, action: action?.id ?? null })}
          >
            {t('grid.move.submit')}
          </Button>
        </>
      }
    >
      <div className="rt-form">
        <Select
          label={t('grid.move.theme')}
          value={theme}
          onChange={setTheme}
          options={plan.themes.map(({ id, title }, index) => ({
            id,
            label: `${index + 1} ${title || t('plan.untitledTheme')}`,
          }))}
        />
        <Select
          label={t('grid.move.table')}
          value={table}
          onChange={(kind) => setTable(kind === 'existing' ? 'existing' : 'planned')}
          options={tableKinds.map((kind) => ({ id: kind, label: t(`grid.table.${kind}`) }))}
        />
        {what === 'step' && action ? (
          <Select
            label={t('grid.move.action')}
            value={action.id}
            onChange={setChosen}
            options={actions.map(({ id, title }) => ({ id, label: title || t('grid.noActionTitle') }))}
          />
        ) : null}
        {possible ? null : <p>{t('grid.move.noActions')}</p>}
      </div>
    </Dialog>
  )
}
