/** Invites a person to the plan; the answer is a personal link to hand over. */
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/access/role.ts'
import type { InviteAnswer } from '#shared/protocol/http.ts'
import { invite } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useRoleOptions } from './role-options.ts'

const maxLength = 200
const nobody = { name: '', organisation: '', role: 'editor' as Role }

export type InviteFormProps = { planId: string; onInvited: (invitation: InviteAnswer) => void }

export function InviteForm({ planId, onInvited }: InviteFormProps) {
  const { t } = useTranslation()
  const options = useRoleOptions()
  const [person, setPerson] = useState(nobody)
  const [isMissing, setMissing] = useState(false)
  const nameInput = useRef<HTMLInputElement>(null)
  const call = useCall()

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const name = person.name.trim()
    setMissing(name === '')
    if (name === '') {
      nameInput.current?.focus()
      return
    }
    const invitation = { name, organisation: person.organisation.trim(), role: person.role }
    const made = await call.run(() => invite(planId, invitation))
    if (!made) return
    setPerson(nobody)
    onInvited(made)
  }

  return (
    <form className="rt-form rt-members__part" noValidate onSubmit={(event) => void handleSubmit(event)}>
      <h3 className="rt-members__heading">{t('member.invite')}</h3>
      {call.error ? (
        <Banner tone="error" announce>
          {call.error}
        </Banner>
      ) : null}
      <div className="rt-members__fields">
        <TextField
          label={t('member.name')}
          error={isMissing && person.name.trim() === '' ? t('member.nameMissing') : undefined}
          value={person.name}
          onChange={(name) => setPerson({ ...person, name })}
          maxLength={maxLength}
          autoComplete="off"
          isRequired
          inputRef={nameInput}
        />
        <TextField
          optional
          label={t('member.organisation')}
          value={person.organisation}
          onChange={(organisation) => setPerson({ ...person, organisation })}
          maxLength={maxLength}
          autoComplete="off"
        />
      </div>
      <RadioGroup
        label={t('member.role')}
        options={options}
        value={person.role}
        onChange={(role) => setPerson({ ...person, role })}
      />
      <div>
        <Button variant="primary" type="submit" isPending={call.isPending}>
          {t('member.inviteSubmit')}
        </Button>
      </div>
    </form>
  )
}
