/** Who is here, as small round marks; each says its name. */
import type { CSSProperties } from 'react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../ui/initials.ts'
import type { Colleague, PresenceStore } from './presence.ts'
import './avatars.css'

const shownAtMost = 5

export function Avatars({ presence }: { presence: PresenceStore }) {
  const { t } = useTranslation()
  const people = byPerson(useSyncExternalStore(presence.subscribe, presence.colleagues))
  const more = people.slice(shownAtMost)
  return (
    <ul className="rt-avatars" aria-label={t('presence.here')}>
      {people.slice(0, shownAtMost).map((tabs) => {
        const [first] = tabs
        const name = nameOf(tabs)
        return (
          <li
            key={first.user.id}
            className="rt-avatars__person"
            title={name}
            style={{ '--rt-colleague': first.colour } as CSSProperties}
          >
            <span aria-hidden="true">{initialsOf(first.user.name)}</span>
            <span className="rt-visually-hidden">{name}</span>
          </li>
        )
      })}
      {more.length > 0 ? (
        <li className="rt-avatars__person rt-avatars__person--more" title={more.map(nameOf).join('\n')}>
          <span aria-hidden="true">+{more.length}</span>
          <span className="rt-visually-hidden">{more.map(nameOf).join(', ')}</span>
        </li>
      ) : null}
    </ul>
  )

  function nameOf([first, ...others]: Tabs): string {
    const name = [first.user.name, first.user.organisation].filter(Boolean).join(', ')
    if (first.me) return t('presence.me', { name })
    return others.length > 0 ? t('presence.tabs', { name, count: others.length + 1 }) : name
  }
}

type Tabs = [Colleague, ...Colleague[]]

function byPerson(colleagues: readonly Colleague[]): Tabs[] {
  const people = new Map<string, Tabs>()
  for (const colleague of colleagues) {
    const tabs = people.get(colleague.user.id)
    if (tabs) tabs.push(colleague)
    else people.set(colleague.user.id, [colleague])
  }
  return [...people.values()]
}
