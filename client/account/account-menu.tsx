/** Top right on every screen: who you are, the language, and signing out. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { sentenceOf } from '../api/request.ts'
import { languageNames, languages, setLanguage, useLanguage } from '../i18n/language.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { initialsOf } from '../ui/initials.ts'
import { MenuButton, MenuChoiceSection, MenuItem, MenuSection, MenuSeparator } from '../ui/menu.tsx'
import { showToast } from '../ui/toast.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import type { WaitingWork } from './session.ts'
import { findWaitingWork, signOut, useSession } from './session.ts'
import { SignOutDialog } from './sign-out-dialog.tsx'
import './account-menu.css'

/** `more`: parts of the menu for what this screen alone has. */
export function AccountMenu({ more }: { more?: ReactNode }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const language = useLanguage()
  const [, navigate] = useLocation()

  const [waiting, setWaiting] = useState<WaitingWork | null>(null)
  const [isLeaving, setLeaving] = useState(false)

  async function askFirst(): Promise<void> {
    const work = await findWaitingWork()
    if (work.unsent + work.refused > 0) setWaiting(work)
    else await leave()
  }

  async function leave(): Promise<void> {
    setLeaving(true)
    try {
      await signOut()
      navigate('/')
      showToast({ message: t('account.signedOut') })
    } catch (error) {
      showToast({ message: `${t('account.notSignedOut')} ${sentenceOf(error)}`, tone: 'error' })
      setWaiting(null)
      setLeaving(false)
    }
  }

  const about = [user.organisation, user.admin ? t('account.administrator') : ''].filter(
    (word) => word !== '',
  )
  return (
    <>
      <MenuButton
        label={t('account.menu', { name: user.name })}
        placement="bottom end"
        button={
          <Button variant="quiet">
            <VisuallyHidden>{t('account.menu', { name: user.name })}</VisuallyHidden>
            <span className="rt-account-menu__initials" aria-hidden="true">
              {initialsOf(user.name)}
            </span>
            <span className="rt-account-menu__name" aria-hidden="true">
              {user.name}
            </span>
            <Icon name="chevron-down" size={12} />
          </Button>
        }
      >
        <MenuChoiceSection
          heading={t('account.language')}
          options={languages.map((id) => ({ id, label: languageNames[id] }))}
          selected={language}
          onSelect={setLanguage}
        />
        {more ? <MenuSeparator /> : null}
        {more}
        <MenuSeparator />
        <MenuSection
          heading={
            <>
              {t('account.signedInAs')}
              <span className="rt-account-menu__person">{user.name}</span>
              <span className="rt-account-menu__about">{about.join(' · ')}</span>
            </>
          }
        >
          <MenuItem onAction={() => void askFirst()}>{t('account.signOut')}</MenuItem>
        </MenuSection>
      </MenuButton>
      {waiting ? (
        <SignOutDialog
          waiting={waiting}
          isPending={isLeaving}
          onSignOut={() => void leave()}
          onStay={() => setWaiting(null)}
        />
      ) : null}
    </>
  )
}
