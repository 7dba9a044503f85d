/** Catches a screen that breaks and says so in words, instead of an empty page. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { t } from './i18n/language.ts'
import { Banner } from './ui/banner.tsx'
import { Button } from './ui/button.tsx'
import { Page } from './ui/page.tsx'

type Props = { children: ReactNode }
type State = { error: Error | null }

// React gives error boundaries only to classes.
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <Page narrow heading={t('app.broken.title')}>
        <Banner tone="error" announce>
          {t('app.broken.words')} <code>{error.message}</code>
        </Banner>
        <Button variant="primary" onPress={() => window.location.reload()}>
          {t('app.broken.reload')}
        </Button>
      </Page>
    )
  }
}
