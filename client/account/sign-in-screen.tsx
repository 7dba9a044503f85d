/** `/aanmelden#<token>`: trades the token of a personal link for a session. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, useLocation } from 'wouter'
import { ApiError, sentenceOf } from '../api/request.ts'
import { Banner } from '../ui/banner.tsx'
import { Page } from '../ui/page.tsx'
import { Busy } from '../ui/spinner.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { signIn, useSessionState } from './session.ts'
import { SignInExplanation } from './sign-in-explanation.tsx'

type Attempt = { state: 'none' } | { state: 'busy' } | { state: 'failed'; error: unknown }

export function SignInScreen() {
  const { t } = useTranslation()
  const session = useSessionState()
  const attempt = useSignInAttempt()
  if (attempt.state === 'failed') return <SignInFailed error={attempt.error} />
  if (attempt.state === 'none' && session.state === 'signed-in') return <Redirect to="/" replace />
  if (attempt.state === 'none' && session.state !== 'loading') return <SignInExplanation />
  return (
    <Page narrow heading={t('account.signIn')}>
      <Busy label={t('account.signingIn')} />
    </Page>
  )
}

function useSignInAttempt(): Attempt {
  const [attempt, setAttempt] = useState<Attempt>({ state: tokenInAddress() ? 'busy' : 'none' })
  const [, navigate] = useLocation()

  useEffect(() => {
    async function handleAddress(): Promise<void> {
      const token = takeToken()
      if (token === '') return
      setAttempt({ state: 'busy' })
      try {
        await signIn(token)
        navigate('/', { replace: true })
      } catch (error) {
        setAttempt({ state: 'failed', error })
      }
    }
    void handleAddress()
    // Another link pasted into the same page changes the fragment only.
    window.addEventListener('hashchange', handleAddress)
    return () => window.removeEventListener('hashchange', handleAddress)
  }, [navigate])

  return attempt
}

function SignInFailed({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const isUsedUp = error instanceof ApiError && error.code === 'invalid-token'
  return (
    <Page narrow heading={t('account.failed')} tools={<LanguageSwitch />}>
      <Banner tone="error" announce>
        {sentenceOf(error)}
      </Banner>
      <p>{isUsedUp ? t('account.invalidTokenWhatNow') : t('account.tryLinkAgain')}</p>
      <p>
        <Link href="/">{t('account.toPlans')}</Link>
      </p>
    </Page>
  )
}

function tokenInAddress(): string {
  return window.location.hash.slice(1)
}

/** Reads the token and wipes it from the address bar and the history at once. */
function takeToken(): string {
  const token = tokenInAddress()
  if (token !== '') window.history.replaceState(null, '', window.location.pathname)
  return token
}
