/** The lists in the contents of a plan, with the way to make one. */
import { useState } from 'react'
import type { DraftList } from '#shared/plan/draft-list.ts'
import { writeList } from '#shared/plan/draft-list.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { ListImportDialog } from './exchange/list-import-dialog.tsx'
import { ListNav } from './list/list-nav.tsx'
import { NewListDialog } from './list/new-list-dialog.tsx'
import { createId } from './plan/create-id.ts'
import type { SheetProps } from './plan-parts.ts'
import { listPath } from './ui/plan-path.ts'

type Props = Pick<SheetProps, 'opened' | 'history' | 'rights'> & {
  plan: Plan
  current: string | null
  /** Goes to a list that was just made. */
  onMade: (list: string) => void
}

export function PlanLists({ opened, history, rights, plan, current, onMade }: Props) {
  const { answer, connection } = opened
  const [adding, setAdding] = useState<'template' | 'file' | null>(null)
  const close = () => setAdding(null)

  function add(draft: DraftList): void {
    const id = createId()
    history.add('list', id, (origin) => writeList(connection.documents, draft, { id }, createId, origin))
    close()
    onMade(id)
  }

  return (
    <>
      <ListNav
        lists={plan.lists}
        current={current}
        hrefOf={(list) => listPath(answer.id, list)}
        onAdd={rights.plan ? setAdding : null}
      />
      {adding === 'template' && rights.plan ? (
        <NewListDialog municipalities={plan.municipalities} onAdd={add} onClose={close} />
      ) : null}
      {adding === 'file' && rights.plan ? <ListImportDialog onAdd={add} onClose={close} /> : null}
    </>
  )
}
