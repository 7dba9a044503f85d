/** The lists in the contents of a plan, with the way to make one. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { writeList } from '#shared/plan/draft-list.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { ListNav } from './list/list-nav.tsx'
import { NewListDialog } from './list/new-list-dialog.tsx'
import { createId } from './plan/create-id.ts'
import type { SheetProps } from './plan-parts.ts'
import { listPath } from './ui/plan-path.ts'

type Props = Pick<SheetProps, 'opened' | 'history' | 'rights'> & { plan: Plan; current?: string | null }

export function PlanLists({ opened, history, rights, plan, current = null }: Props) {
  const { answer, connection } = opened
  const [, navigate] = useLocation()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <ListNav
        lists={plan.lists}
        current={current}
        hrefOf={(list) => listPath(answer.id, list)}
        onAdd={rights.plan ? () => setAdding(true) : null}
      />
      {isAdding && rights.plan ? (
        <NewListDialog
          municipalities={plan.municipalities}
          onAdd={(draft) => {
            const id = createId()
            history.add('list', id, (origin) =>
              writeList(connection.documents, draft, { id }, createId, origin),
            )
            setAdding(false)
            navigate(listPath(answer.id, id))
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}
