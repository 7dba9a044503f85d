/** The frame of an ordinary page: the product's name on top, a heading, and room for what belongs there. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { usePageTitle } from './page-title.ts'
import { SkipLink } from './skip-link.tsx'
import './page.css'

export type PageProps = {
  heading: string
  children: ReactNode
  /** At the right of the top bar, such as the account menu. */
  tools?: ReactNode
  /** Beside the heading, such as the page's main buttons. */
  actions?: ReactNode
  /** For a page of words. */
  narrow?: boolean
}

export function Page({ heading, children, tools, actions, narrow = false }: PageProps) {
  const { t } = useTranslation()
  usePageTitle(heading)
  return (
    <>
      <SkipLink target="content">{t('app.skipToContent')}</SkipLink>
      <header className="rt-top-bar">
        <Link href="/" className="rt-top-bar__mark">
          {t('app.name')}
        </Link>
        <div className="rt-top-bar__tools">{tools}</div>
      </header>
      <main id="content" tabIndex={-1} className={narrow ? 'rt-page rt-page--narrow' : 'rt-page'}>
        <div className="rt-page__head">
          <h1 className="rt-page__heading">{heading}</h1>
          {actions ? <div className="rt-page__actions">{actions}</div> : null}
        </div>
        {children}
      </main>
    </>
  )
}
