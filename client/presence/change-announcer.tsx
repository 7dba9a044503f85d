/** Says what colleagues change, for who can't see it flash: the one live region for that. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatList } from '../i18n/format.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { announceSetting } from './announce-setting.ts'
import { createAnnouncements } from './announcement.ts'
import type { RecentChanges, RecentEdit } from './recent-changes.ts'

type Props = {
  changes: RecentChanges
  /** What was changed, in words; null for what has no words on this screen (any more). */
  describe: (edit: RecentEdit) => { what: string; row: string } | null
}

export function ChangeAnnouncer({ changes, describe }: Props) {
  const { t } = useTranslation()
  const isOn = useSyncExternalStore(announceSetting.subscribe, announceSetting.isOn)
  const [words, setWords] = useState('')
  const latest = useRef({ describe, t })
  latest.current = { describe, t }

  useEffect(() => {
    if (!isOn) return
    const announcements = createAnnouncements((edits) => {
      const { describe, t } = latest.current
      const told = edits.flatMap((edit) => {
        const found = describe(edit)
        return found ? [{ edit, ...found }] : []
      })
      const [first] = told
      if (first === undefined) return
      const name =
        first.edit.by.length > 0
          ? formatList(first.edit.by.map(({ user }) => user.name))
          : t('presence.somebody')
      const key = first.edit.what === 'row' ? first.edit.change : 'changed'
      const sentence = t(`presence.did.${key}`, { name, what: first.what, row: first.row })
      const more = told.length - 1
      setWords(more > 0 ? t('presence.andMore', { sentence, count: more }) : sentence)
    })
    const stop = changes.follow(announcements.add)
    return () => {
      stop()
      announcements.close()
      setWords('')
    }
  }, [changes, isOn])

  return (
    <VisuallyHidden>
      <span role="status" className="rt-change-announcer">
        {words}
      </span>
    </VisuallyHidden>
  )
}
