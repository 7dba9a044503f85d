/** Instead of a list that is not there: whether it lies in the bin, and the ways on. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

type Props = {
  isBinned: boolean
  /** Null for who may not. */
  onPutBack: (() => void) | null
  toPlan: ReactNode
}

export function ListGone({ isBinned, onPutBack, toPlan }: Props) {
  const { t } = useTranslation()
  return (
    <div className="rt-plan-empty">
      <EmptyState
        heading={t('list.gone.heading')}
        actions={
          <>
            {isBinned && onPutBack ? (
              <Button variant="primary" onPress={onPutBack}>
                {t('list.gone.putBack')}
              </Button>
            ) : null}
            {toPlan}
          </>
        }
      >
        {t(isBinned ? 'list.gone.binned' : 'list.gone.unknown')}
      </EmptyState>
    </div>
  )
}
