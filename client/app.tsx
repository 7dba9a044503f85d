/** Which page belongs to which address. */
import { useEffect, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useTranslation } from 'react-i18next'
import { Route, Router, Switch, useLocation } from 'wouter'
import { SessionGate } from './account/session-gate.tsx'
import { SignInScreen } from './account/sign-in-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { locale } from './i18n/format.ts'
import { NotFoundScreen } from './not-found-screen.tsx'
import { OverviewPage } from './overview-page.tsx'
import { Busy } from './ui/spinner.tsx'
import { ToastRegion } from './ui/toast.tsx'
import { useAskingLocation } from './use-asking-location.ts'

// Its own chunk, so that AG Grid stays off the other pages.
const loadPlanPage = () => import('./plan-page.tsx')

export function App() {
  useFocusOnNavigation()
  return (
    <I18nProvider locale={locale()}>
      <ErrorBoundary>
        <Router hook={useAskingLocation}>
          <Switch>
            <Route path="/">
              <SessionGate>
                <OverviewPage />
              </SessionGate>
            </Route>
            <Route path="/aanmelden">
              <SignInScreen />
            </Route>
            <Route path="/plan/:planId/*?">
              {({ planId }) => (
                <SessionGate>
                  <PlanRoute planId={planId} />
                </SessionGate>
              )}
            </Route>
            <Route>
              <NotFoundScreen />
            </Route>
          </Switch>
        </Router>
      </ErrorBoundary>
      <ToastRegion />
    </I18nProvider>
  )
}

/**
 * Loads the page for who is signed in. Not by Suspense, which shows what has come in no sooner than 0.3 s after
 * it said that it waits.
 */
function PlanRoute({ planId }: { planId: string }) {
  const { t } = useTranslation()
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof loadPlanPage>> | null>(null)
  useEffect(() => {
    loadPlanPage().then(setLoaded, (error) =>
      setLoaded(() => {
        throw error
      }),
    )
  }, [])
  return loaded ? <loaded.PlanPage key={planId} planId={planId} /> : <Busy label={t('app.loading')} />
}

/** A new screen gets the focus that the old one had, so that a screen reader says where one is; not on load. */
function useFocusOnNavigation(): void {
  const [location] = useLocation()
  const shown = useRef(location)
  useEffect(() => {
    if (shown.current === location) return
    shown.current = location
    // What was pressed may still be there, as in a list at the side; then the focus stays with it.
    if (document.activeElement !== document.body) return
    const main = document.getElementById('content') ?? document.getElementById('plan-grid')
    main?.focus({ preventScroll: true })
  }, [location])
}
