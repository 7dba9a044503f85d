/** Who takes part in a plan and as what; who may manage members invites, changes and removes here. */
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canManageMembers } from '#shared/access/role.ts'
import type { InviteAnswer, MemberAnswer } from '#shared/protocol/http.ts'
import { getSession, listMembers } from '../api/calls.ts'
import { sentenceOf } from '../api/request.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useCall } from '../api/use-call.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Busy } from '../ui/spinner.tsx'
import { InviteForm } from './invite-form.tsx'
import { MemberList } from './member-list.tsx'
import { PersonalLink } from './personal-link.tsx'
import './members-dialog.css'

export type MembersDialogProps = {
  planId: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

export function MembersDialog({ planId, isOpen, onOpenChange }: MembersDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog wide isOpen={isOpen} onOpenChange={onOpenChange} heading={t('member.heading')}>
      <Members planId={planId} onClose={() => onOpenChange(false)} />
    </Dialog>
  )
}

/** Lives only while the dialog is open, so each opening asks afresh and forgets links shown before. */
function Members({ planId, onClose }: { planId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [answer, reload] = useAnswer(useCallback(() => askMembers(planId), [planId]))
  const call = useCall()
  const [link, setLink] = useState<InviteAnswer | null>(null)

  if (answer.state === 'loading') return <Busy label={t('member.loading')} />
  if (answer.state === 'failed') {
    return (
      <Banner tone="error" announce action={<Button onPress={reload}>{t('ui.tryAgain')}</Button>}>
        {sentenceOf(answer.error)}
      </Banner>
    )
  }
  const { members, user } = answer.value
  const mayManage = user.admin || members.some((member) => isManager(member, user.id))

  function handleLink(made: InviteAnswer): void {
    call.clear()
    setLink(made)
    reload()
  }

  function handleRemoved(userId: string): void {
    // The link of somebody who is out again must not be handed over.
    setLink((shown) => (shown?.userId === userId ? null : shown))
    reload()
  }

  return (
    <div className="rt-members">
      {link ? <PersonalLink key={link.link} invitation={link} onDone={() => setLink(null)} /> : null}
      <MemberList
        planId={planId}
        members={members}
        userId={user.id}
        mayManage={mayManage}
        call={call}
        onChanged={reload}
        onRemoved={handleRemoved}
        onLink={handleLink}
        onClose={onClose}
      />
      {mayManage ? <InviteForm planId={planId} onInvited={handleLink} /> : null}
    </div>
  )
}

async function askMembers(planId: string) {
  const [{ members }, { user }] = await Promise.all([listMembers(planId), getSession()])
  return { members, user }
}

function isManager(member: MemberAnswer, userId: string): boolean {
  return member.userId === userId && canManageMembers(member.role)
}
