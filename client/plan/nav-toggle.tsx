/** Opens and closes the contents where the window is too small to show them beside the sheet. */
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

type Props = { isOpen: boolean; onChange: (isOpen: boolean) => void; ref: Ref<HTMLButtonElement> }

export function NavToggle({ isOpen, onChange, ref }: Props) {
  const { t } = useTranslation()
  return (
    <span className="rt-plan-nav-toggle">
      <Button ref={ref} aria-expanded={isOpen} aria-controls="plan-nav" onPress={() => onChange(!isOpen)}>
        {t('plan.nav.toggle')}
      </Button>
    </span>
  )
}
