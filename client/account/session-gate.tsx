/** Lets only signed-in people through; others read how to sign in. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sentenceOf } from '../api/request.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Busy } from '../ui/spinner.tsx'
import { loadSession, useSessionState } from './session.ts'
import { SignInExplanation } from './sign-in-explanation.tsx'

export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const session = useSessionState()
  switch (session.state) {
    case 'loading':
      return <Busy label={t('app.loading')} />
    case 'signed-in':
      return children
    case 'signed-out':
      return <SignInExplanation />
    case 'failed':
      return (
        <Page narrow heading={t('app.name')}>
          <Banner tone="error" announce>
            {sentenceOf(session.error)}
          </Banner>
          <Button variant="primary" onPress={() => void loadSession()}>
            {t('ui.tryAgain')}
          </Button>
        </Page>
      )
  }
}
