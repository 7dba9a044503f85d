/** Making a list: what it begins as, and what it is called. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftList } from '#shared/plan/draft-list.ts'
import type { Municipality } from '#shared/plan/schema.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ListTemplate } from './list-templates.ts'
import { draftOfTemplate, listTemplates } from './list-templates.ts'
import './list.css'

type Props = {
  municipalities: readonly Municipality[]
  onAdd: (draft: DraftList) => void
  onClose: () => void
}

export function NewListDialog({ municipalities, onAdd, onClose }: Props) {
  const { t } = useTranslation()
  const [template, setTemplate] = useState<ListTemplate>('empty')
  const [title, setTitle] = useState('')
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      heading={t('list.new.heading')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="new-list" variant="primary">
            {t('list.new.submit')}
          </Button>
        </>
      }
    >
      <form
        id="new-list"
        className="rt-new-list"
        onSubmit={(event) => {
          event.preventDefault()
          onAdd(draftOfTemplate(template, { title, municipalities }, t))
        }}
      >
        <RadioGroup
          label={t('list.new.template')}
          value={template}
          onChange={setTemplate}
          options={listTemplates.map((id) => ({
            id,
            label: t(`list.template.${id}.name`),
            description: t(`list.template.${id}.words`),
          }))}
        />
        <TextField
          label={t('list.title')}
          description={t('list.new.titleHelp', { title: t(`list.template.${template}.title`) })}
          value={title}
          onChange={setTitle}
        />
      </form>
    </Dialog>
  )
}
