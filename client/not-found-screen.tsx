/** An address that leads nowhere. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Page } from './ui/page.tsx'

export function NotFoundScreen() {
  const { t } = useTranslation()
  return (
    <Page narrow heading={t('app.notFound.title')}>
      <p>{t('app.notFound.words')}</p>
      <p>
        <Link href="/">{t('app.notFound.home')}</Link>
      </p>
    </Page>
  )
}
