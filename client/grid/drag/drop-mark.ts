/** What one sees while dragging: the line where it lands, and at the pointer what lands where. */
import './drag.css'

export type DropMark = {
  show(mark: {
    line: { x: number; width: number; y: number } | null
    /** The action that a step becomes part of. */
    within: { x: number; top: number; bottom: number } | null
    pointer: { x: number; y: number }
    words: string
    where: string
  }): void
  close(): void
}

/** How far the words stand from the pointer, px. */
const gap = 14

export function openDropMark(frame: HTMLElement): DropMark {
  const line = add('rt-drop-line')
  const within = add('rt-drop-within')
  const chip = add('rt-drop-chip')
  const words = chip.appendChild(document.createElement('span'))
  const where = chip.appendChild(document.createElement('strong'))

  function add(className: string): HTMLElement {
    const made = document.createElement('div')
    made.className = className
    made.setAttribute('aria-hidden', 'true')
    return frame.appendChild(made)
  }

  return {
    show(mark) {
      line.hidden = mark.line === null
      within.hidden = mark.within === null
      if (mark.line) place(line, { left: mark.line.x, top: mark.line.y, inlineSize: mark.line.width })
      if (mark.within) {
        const { x, top, bottom } = mark.within
        place(within, { left: x, top, blockSize: bottom - top })
      }
      words.textContent = mark.words
      where.textContent = mark.where
      chip.classList.toggle('rt-drop-chip--nowhere', mark.line === null)
      const { innerWidth, innerHeight } = window
      place(chip, {
        left: Math.max(4, Math.min(mark.pointer.x + gap, innerWidth - chip.offsetWidth - 4)),
        top: Math.max(4, Math.min(mark.pointer.y + gap, innerHeight - chip.offsetHeight - 4)),
      })
    },
    close() {
      for (const element of [line, within, chip]) element.remove()
    },
  }
}

function place(
  element: HTMLElement,
  px: Partial<Record<'left' | 'top' | 'inlineSize' | 'blockSize', number>>,
) {
  for (const [name, value] of Object.entries(px)) {
    element.style[name as 'left'] = `${value}px`
  }
}
