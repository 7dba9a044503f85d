/** The browser's title: which screen, then which program. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

export function usePageTitle(title: string): void {
  const { t } = useTranslation()
  const product = t('app.name')
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product
  }, [title, product])
}
