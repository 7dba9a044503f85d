/** The button that takes the plan out: plain download links, so the browser saves the file itself. */
import { useTranslation } from 'react-i18next'
import { exportUrl } from '../api/calls.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { MenuButton, MenuItem, MenuSection } from '../ui/menu.tsx'

export function ExportMenu({ planId }: { planId: string }) {
  const { t } = useTranslation()
  return (
    <MenuButton
      label={t('exchange.export')}
      placement="bottom end"
      button={
        <Button>
          {t('exchange.export')}
          <Icon name="chevron-down" size={12} />
        </Button>
      }
    >
      <MenuSection heading={t('exchange.exportAll')}>
        <MenuItem
          href={exportUrl(planId, 'semicolon')}
          download
          description={t('exchange.csvSemicolonExplained')}
        >
          {t('exchange.csvSemicolon')}
        </MenuItem>
        <MenuItem href={exportUrl(planId, 'comma')} download description={t('exchange.csvCommaExplained')}>
          {t('exchange.csvComma')}
        </MenuItem>
      </MenuSection>
    </MenuButton>
  )
}
