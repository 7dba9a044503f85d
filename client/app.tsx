/** Which screen belongs to which address; the only place where features meet. */
import { lazy, Suspense, useEffect, useRef } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useTranslation } from 'react-i18next'
import { Route, Switch, useLocation } from 'wouter'
import { SessionGate } from './account/session-gate.tsx'
import { SignInScreen } from './account/sign-in-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { locale } from './i18n/format.ts'
import { NotFoundScreen } from './not-found-screen.tsx'
import { OverviewPage } from './overview-page.tsx'
import { Busy } from './ui/spinner.tsx'
import { ToastRegion } from './ui/toast.tsx'

// Its own chunk, so that AG Grid stays off the other pages.
const loadPlanPage = async () => ({ default: (await import('./plan-page.tsx')).PlanPage })
const PlanPage = lazy(loadPlanPage)

export function App() {
  const { t } = useTranslation()
  useFocusOnNavigation()
  return (
    <I18nProvider locale={locale()}>
      <ErrorBoundary>
        <Suspense fallback={<Busy label={t('app.loading')} />}>
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
              {({ planId }) => {
                // Comes in while the session is asked for; what fails is told by the page itself.
                loadPlanPage().catch(() => undefined)
                return (
                  <SessionGate>
                    <PlanPage key={planId} planId={planId} />
                  </SessionGate>
                )
              }}
            </Route>
            <Route>
              <NotFoundScreen />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
      <ToastRegion />
    </I18nProvider>
  )
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
