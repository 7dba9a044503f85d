/** Opens and closes the contents where the window is too small to show them beside the sheet. */
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

type Props = { isOpen: boolean; onChange: (isOpen: boolean) => void }

export function NavToggle({ isOpen, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <span className="rt-plan-nav-toggle">
      <Button aria-expanded={isOpen} aria-controls="plan-nav" onPress={() => onChange(!isOpen)}>
        {t('plan.nav.toggle')}
      </Button>
    </span>
  )
}
