/** The versions of a plan: its history at the left, at the right what changed between two of them. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'wouter'
import { canLock } from '#shared/access/role.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf } from '#shared/version/plan-content.ts'
import { canBeDecidedOn } from '#shared/version/version-status.ts'
import { compareExportUrl } from './api/calls.ts'
import { sentenceOf } from './api/request.ts'
import { PlanTabs } from './plan/plan-tabs.tsx'
import { usePlan } from './plan/use-plan.ts'
import { useRegionKeys } from './plan/use-region-keys.ts'
import type { SheetProps } from './plan-parts.ts'
import { Banner } from './ui/banner.tsx'
import { Button } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { comparePath, versionsPath } from './ui/plan-path.ts'
import { Busy } from './ui/spinner.tsx'
import { CompareTools } from './version/compare-tools.tsx'
import type { Compared } from './version/comparison-choice.ts'
import { comparedPair } from './version/comparison-choice.ts'
import { ComparisonView } from './version/comparison-view.tsx'
import { FirstVersion } from './version/first-version.tsx'
import type { VersionStep } from './version/next-step-button.tsx'
import { useVersions } from './version/use-contents.ts'
import { VersionList } from './version/version-list.tsx'

type Props = SheetProps & { onStep: (step: VersionStep) => void }

export function VersionsPage({ opened, onStep }: Props) {
  const { t } = useTranslation()
  const { answer, versions, view } = opened
  const [, navigate] = useLocation()
  const [search] = useSearchParams()
  const [onlyChanges, setOnlyChanges] = useState(true)
  const concept = usePlan(view)
  const pair = comparedPair(versions, search.get('from'), search.get('to'), answer.status)
  const numbers = pair ? [pair.from, pair.to].filter((one) => typeof one === 'number') : []
  const [loaded, reload] = useVersions(answer.id, numbers)
  useRegionKeys(['plan-top', 'plan-tabs', 'version-list', 'plan-grid'], {})

  const live = pair?.to === 'concept' ? concept : null
  const [before, after] = useMemo(() => {
    const of = (one: Compared | null | undefined): PlanContent | undefined => {
      if (one === 'concept') return live ? contentOf(live) : undefined
      return loaded.state === 'ready' ? loaded.value.find(({ number }) => number === one)?.content : undefined
    }
    return [of(pair?.from), of(pair?.to)]
  }, [pair?.from, pair?.to, loaded, live])

  if (versions.length === 0 || pair === null) {
    return (
      <>
        <PlanTabs planId={answer.id} current="versions" />
        <main className="rt-plan-sheet rt-plan-sheet--words" id="plan-grid" tabIndex={-1}>
          <EmptyState heading={t('version.none.heading')}>{t('version.none.words')}</EmptyState>
        </main>
      </>
    )
  }

  const { from, to } = pair
  const show = (next: { from: number | null; to: Compared }) =>
    navigate(
      next.from === null
        ? `${versionsPath(answer.id)}?to=${next.to}`
        : comparePath(answer.id, next.from, next.to),
    )
  const mayDecide =
    canLock(answer.role) && typeof to === 'number' && answer.status !== 'locked' && canBeDecidedOn(to, answer)
  return (
    <>
      <PlanTabs
        planId={answer.id}
        current="versions"
        tools={
          <CompareTools
            versions={versions}
            hasConcept={answer.status === 'concept'}
            from={from}
            to={to}
            onShow={show}
            onlyChanges={onlyChanges}
            onOnlyChanges={setOnlyChanges}
            csv={from === null ? null : compareExportUrl(answer.id, from, to)}
          />
        }
      />
      <div className="rt-versions-place" id="version-list">
        <VersionList
          planId={answer.id}
          versions={versions}
          shown={to === 'concept' ? null : to}
          onShow={(number) => show({ from: number > 1 ? number - 1 : null, to: number })}
        />
      </div>
      <main className="rt-plan-sheet rt-plan-sheet--scrolls" id="plan-grid" tabIndex={-1}>
        {mayDecide ? (
          <Banner
            tone="info"
            action={<Button onPress={() => onStep('decide')}>{t('version.step.decide')}</Button>}
          >
            {t('version.otherBodies', { number: to })}
          </Banner>
        ) : null}
        {loaded.state === 'loading' ? <Busy label={t('version.loading')} /> : null}
        {loaded.state === 'failed' ? (
          <Banner tone="error" announce action={<Button onPress={reload}>{t('ui.tryAgain')}</Button>}>
            {sentenceOf(loaded.error)}
          </Banner>
        ) : null}
        {before && after && from !== null ? (
          <ComparisonView from={from} to={to} before={before} after={after} onlyChanges={onlyChanges} />
        ) : null}
        {from === null && after && typeof to === 'number' ? (
          <FirstVersion planId={answer.id} number={to} content={after} />
        ) : null}
      </main>
    </>
  )
}
