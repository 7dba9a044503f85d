/** What one takes hold of to drag a row. For the pointer only: keys and the menu of the row move it too. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import type { Dragged } from './drop-spot.ts'
import './drag.css'

export function DragHandle({ what }: Pick<Dragged, 'what'>) {
  const { t } = useTranslation()
  return (
    <span className="rt-drag" data-drag={what} aria-hidden="true" title={t(`grid.drag.by.${what}`)}>
      <Icon name="grip" size={14} />
    </span>
  )
}
