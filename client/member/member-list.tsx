/** The members of a plan. */
import { useTranslation } from 'react-i18next'
import type { InviteAnswer, MemberAnswer } from '#shared/protocol/http.ts'
import type { Call } from '../api/use-call.ts'
import { locale } from '../i18n/format.ts'
import { Banner } from '../ui/banner.tsx'
import { MemberRow } from './member-row.tsx'

export type MemberListProps = {
  planId: string
  members: readonly MemberAnswer[]
  /** Who looks at it. */
  userId: string
  mayManage: boolean
  call: Call
  onChanged: () => void
  onRemoved: (userId: string) => void
  onLink: (link: InviteAnswer) => void
  onClose: () => void
}

export function MemberList({ members, userId, call, ...rest }: MemberListProps) {
  const { t } = useTranslation()
  const byName = members.toSorted((a, b) => a.name.localeCompare(b.name, locale()))
  return (
    <section className="rt-members__part">
      {call.error ? (
        <Banner tone="error" announce>
          {call.error}
        </Banner>
      ) : null}
      <ul className="rt-members__list" aria-label={t('member.heading')}>
        {byName.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            isMe={member.userId === userId}
            call={call}
            {...rest}
          />
        ))}
      </ul>
    </section>
  )
}
