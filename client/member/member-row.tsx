/** One member: name and municipality, the role, and what can be done with the membership. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Role } from '#shared/access/role.ts'
import type { InviteAnswer, MemberAnswer } from '#shared/protocol/http.ts'
import { changeMember, removeMember, renewLink } from '../api/calls.ts'
import type { Call } from '../api/use-call.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { MenuButton, MenuItem } from '../ui/menu.tsx'
import { Select } from '../ui/select.tsx'
import { showToast } from '../ui/toast.tsx'
import { useRoleOptions } from './role-options.ts'

export type MemberRowProps = {
  planId: string
  member: MemberAnswer
  isMe: boolean
  mayManage: boolean
  /** Shared by all rows: one thing at a time, and its error stands above the list. */
  call: Call
  onChanged: () => void
  onRemoved: (userId: string) => void
  onLink: (link: InviteAnswer) => void
  onClose: () => void
}

export function MemberRow({
  planId,
  member,
  isMe,
  mayManage,
  call,
  onChanged,
  onRemoved,
  onLink,
  onClose,
}: MemberRowProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const options = useRoleOptions()
  const [isAsking, setAsking] = useState(false)
  const { name, organisation, userId } = member

  async function handleRole(role: Role): Promise<void> {
    const changed = await call.run(() => changeMember(planId, userId, role))
    if (changed)
      showToast({ message: t('member.roleChanged', { name, role: t(`role.${role}`) }), tone: 'success' })
    onChanged()
  }

  async function handleRenew(): Promise<void> {
    const link = await call.run(() => renewLink(planId, userId))
    if (link) onLink(link)
  }

  async function handleRemove(): Promise<void> {
    const isRemoved = await call.run(async () => {
      await removeMember(planId, userId)
      return true
    })
    setAsking(false)
    if (!isRemoved) return
    showToast({ message: t('member.removed', { name }), tone: 'success' })
    if (!isMe) return onRemoved(userId)
    onClose()
    navigate('/')
  }

  return (
    <li className="rt-members__member">
      <div className="rt-members__person">
        <span className="rt-members__name">
          {name} {isMe ? t('member.you') : null}
        </span>
        <span className="rt-members__about">
          {[organisation, member.joined ? '' : t('member.notJoined')].filter(Boolean).join(' · ')}
        </span>
      </div>
      {mayManage ? (
        <>
          <div className="rt-members__role">
            <Select
              hideLabel
              label={t('member.roleOf', { name })}
              options={options}
              value={member.role}
              isDisabled={call.isPending}
              onChange={(role) => void handleRole(role)}
            />
          </div>
          <MenuButton
            label={t('member.more', { name })}
            placement="bottom end"
            button={
              <IconButton label={t('member.more', { name })}>
                <Icon name="more" />
              </IconButton>
            }
          >
            <MenuItem onAction={() => void handleRenew()}>{t('member.renew')}</MenuItem>
            <MenuItem danger onAction={() => setAsking(true)}>
              {t('member.remove')}
            </MenuItem>
          </MenuButton>
        </>
      ) : (
        <span className="rt-members__about">{t(`role.${member.role}`)}</span>
      )}
      <ConfirmDialog
        danger
        isOpen={isAsking}
        onOpenChange={setAsking}
        heading={t('member.removeHeading', { name })}
        confirmLabel={t('member.removeConfirm')}
        isPending={call.isPending}
        onConfirm={() => void handleRemove()}
      >
        {isMe ? t('member.removeSelfWords') : t('member.removeWords', { name })}
      </ConfirmDialog>
    </li>
  )
}
