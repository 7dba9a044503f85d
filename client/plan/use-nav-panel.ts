/** The contents where they lie over the sheet: the keyboard goes in with them, and they go when one is elsewhere. */
import type { RefObject } from 'react'
import { useEffect } from 'react'

type Props = {
  panel: RefObject<HTMLElement | null>
  /** The button that opens and closes it. */
  toggle: RefObject<HTMLElement | null>
  isOpen: boolean
  onClose: () => void
}

const inside = 'a[href], button:not([disabled])'

export function useNavPanel({ panel, toggle, isOpen, onClose }: Props): void {
  useEffect(() => {
    if (!isOpen) return
    const first = panel.current?.querySelector<HTMLElement>(inside)
    first?.focus()

    // A dialog stands outside the page, and gives the focus back to the button in the contents that opened it.
    const page = panel.current?.parentElement
    const handleElsewhere = ({ target }: Event) => {
      if (!(target instanceof Element) || !page?.contains(target)) return
      if (!panel.current?.contains(target) && !toggle.current?.contains(target)) onClose()
    }
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (!panel.current?.contains(document.activeElement) && document.activeElement !== toggle.current)
        return
      event.preventDefault()
      onClose()
      toggle.current?.focus()
    }
    document.addEventListener('focusin', handleElsewhere)
    document.addEventListener('pointerdown', handleElsewhere)
    document.addEventListener('keydown', handleKey)
    return () => {
      document.removeEventListener('focusin', handleElsewhere)
      document.removeEventListener('pointerdown', handleElsewhere)
      document.removeEventListener('keydown', handleKey)
    }
  }, [panel, toggle, isOpen, onClose])
}
