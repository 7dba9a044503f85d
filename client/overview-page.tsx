/** `/`: my plans, and the two ways to begin one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountMenu } from './account/account-menu.tsx'
import { listPlans } from './api/calls.ts'
import { sentenceOf } from './api/request.ts'
import { useAnswer } from './api/use-answer.ts'
import { DropOverlay } from './exchange/drop-overlay.tsx'
import { ImportDialog } from './exchange/import-dialog.tsx'
import { useFileDrop } from './exchange/use-file-drop.ts'
import { NewPlanDialog } from './overview/new-plan-dialog.tsx'
import { PlanList } from './overview/plan-list.tsx'
import { Banner } from './ui/banner.tsx'
import { Button } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { Page } from './ui/page.tsx'
import { Busy } from './ui/spinner.tsx'
import { showToast } from './ui/toast.tsx'

export function OverviewPage() {
  const { t } = useTranslation()
  const [answer, reload] = useAnswer(listPlans)
  const [open, setOpen] = useState<'new' | 'import' | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const isDragging = useFileDrop((files) => {
    const [dropped] = files
    if (files.length > 1 || !dropped)
      return void showToast({ message: t('exchange.oneFile'), tone: 'warning' })
    setFile(dropped)
    setOpen('import')
  })

  function handleImport(): void {
    setFile(null)
    setOpen('import')
  }

  const buttons = (
    <>
      <Button onPress={handleImport}>{t('overview.import')}</Button>
      <Button variant="primary" onPress={() => setOpen('new')}>
        {t('overview.newPlan')}
      </Button>
    </>
  )
  const isEmpty = answer.state === 'ready' && answer.value.plans.length === 0
  return (
    <Page heading={t('overview.title')} tools={<AccountMenu />} actions={isEmpty ? null : buttons}>
      {answer.state === 'loading' ? <Busy label={t('overview.loading')} /> : null}
      {answer.state === 'failed' ? (
        <Banner tone="error" announce action={<Button onPress={reload}>{t('ui.tryAgain')}</Button>}>
          {sentenceOf(answer.error)}
        </Banner>
      ) : null}
      {isEmpty ? (
        <div className="rt-paper">
          <EmptyState heading={t('overview.emptyHeading')} actions={buttons}>
            <p>{t('overview.emptyWords')}</p>
            <p>{t('overview.emptyInvited')}</p>
          </EmptyState>
        </div>
      ) : null}
      {answer.state === 'ready' && !isEmpty ? (
        <>
          <PlanList plans={answer.value.plans} />
          <p className="rt-page__hint">{t('overview.dropHint')}</p>
        </>
      ) : null}
      {open === 'new' ? <NewPlanDialog onClose={() => setOpen(null)} /> : null}
      <ImportDialog
        isOpen={open === 'import'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'import' : null)}
        file={file}
        onFile={setFile}
      />
      {isDragging ? <DropOverlay /> : null}
    </Page>
  )
}
