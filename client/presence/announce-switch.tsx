/** Switches the reading out of colleagues' changes on and off, in a menu. */
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { MenuSwitch } from '../ui/menu.tsx'
import { announceSetting } from './announce-setting.ts'

export function AnnounceSwitch() {
  const { t } = useTranslation()
  const isOn = useSyncExternalStore(announceSetting.subscribe, announceSetting.isOn)
  return (
    <MenuSwitch
      heading={t('presence.screenReader')}
      label={t('presence.announce')}
      isOn={isOn}
      onChange={announceSetting.set}
    />
  )
}
