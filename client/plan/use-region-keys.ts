/** F6 and Shift+F6 go round the parts of the screen, as in the office programs people know. */
import { useEffect, useRef } from 'react'

const focusable = 'a[href], button:not([disabled]), [tabindex="0"]'

/** `regions` are element ids in reading order; `enter` says how to enter one that decides that itself. */
export function useRegionKeys(regions: readonly string[], enter: Readonly<Record<string, () => void>>): void {
  const latest = useRef({ regions, enter })
  latest.current = { regions, enter }
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      if (event.key !== 'F6' || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      const elements = latest.current.regions
        .flatMap((id) => document.getElementById(id) ?? [])
        .filter(isShown)
      const at = elements.findIndex((element) => element.contains(document.activeElement))
      const next = elements[(at + (event.shiftKey ? elements.length - 1 : 1)) % elements.length]
      if (!next) return
      const own = latest.current.enter[next.id]
      if (own) own()
      else next.querySelector<HTMLElement>(focusable)?.focus()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [])
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}
