/** Who is here, as small round marks; each says its name, and leads to where that colleague is. */
import type { CSSProperties } from 'react'
import { useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../ui/initials.ts'
import { MenuButton, MenuItem } from '../ui/menu.tsx'
import type { Colleague, PresenceStore } from './presence.ts'
import './avatars.css'

const shownAtMost = 5

/** The windows of one person; the first is the one to go to. */
type Windows = readonly [Colleague, ...Colleague[]]

type Props = { presence: PresenceStore; onJump: (colleague: Colleague) => void }

export function Avatars({ presence, onJump }: Props) {
  const { t } = useTranslation()
  const people = byPerson(useSyncExternalStore(presence.subscribe, presence.colleagues))
  const more = people.slice(shownAtMost)
  return (
    <ul className="rt-avatars" aria-label={t('presence.here')}>
      {people.slice(0, shownAtMost).map((windows) => {
        const [first] = windows
        const name = nameOf(windows)
        const style = { '--rt-colleague': first.colour } as CSSProperties
        const initials = <span aria-hidden="true">{initialsOf(first.user.name)}</span>
        return (
          <li key={first.user.id} className="rt-avatars__place" title={name}>
            {first.me ? (
              <span className="rt-avatars__person" style={style}>
                {initials}
                <span className="rt-visually-hidden">{name}</span>
              </span>
            ) : (
              <AriaButton className="rt-avatars__person" style={style} onPress={() => onJump(first)}>
                {initials}
                <span className="rt-visually-hidden">{t('presence.goTo', { name })}</span>
              </AriaButton>
            )}
          </li>
        )
      })}
      {more.length > 0 ? (
        <li className="rt-avatars__place">
          <MenuButton
            label={t('presence.more', { count: more.length })}
            placement="bottom end"
            button={
              <AriaButton className="rt-avatars__person rt-avatars__person--more">
                <span aria-hidden="true">+{more.length}</span>
                <span className="rt-visually-hidden">{t('presence.more', { count: more.length })}</span>
              </AriaButton>
            }
          >
            {more.map((windows) => (
              <MenuItem key={windows[0].user.id} onAction={() => onJump(windows[0])}>
                {nameOf(windows)}
              </MenuItem>
            ))}
          </MenuButton>
        </li>
      ) : null}
    </ul>
  )

  function nameOf([first, ...others]: Windows): string {
    const name = [first.user.name, first.user.organisation].filter(Boolean).join(', ')
    if (first.me) return t('presence.me', { name })
    return others.length > 0 ? t('presence.tabs', { name, count: others.length + 1 }) : name
  }
}

function byPerson(colleagues: readonly Colleague[]): Windows[] {
  const people = Map.groupBy(colleagues, ({ user }) => user.id)
  return [...people.values()].map((windows) => {
    const rank = ({ me, focus }: Colleague) => (me ? 0 : focus ? 1 : 2)
    return windows.sort((a, b) => rank(a) - rank(b)) as unknown as Windows
  })
}
