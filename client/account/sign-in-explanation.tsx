/** For who is not signed in: signing in goes by a personal link, and this is how to get one. */
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'
import { LanguageSwitch } from './language-switch.tsx'

export function SignInExplanation() {
  const { t } = useTranslation()
  return (
    <Page narrow heading={t('account.byLink')} tools={<LanguageSwitch />}>
      <p>{t('account.byLinkWords')}</p>
      <p>{t('account.noLink')}</p>
      <p>
        {t('account.adminHint')} <code>npm run aanmeldlink</code>.
      </p>
    </Page>
  )
}
