/** Carets and selections of others in a text, drawn over it where its letters stand. */
import type { CSSProperties, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import './remote-carets.css'

/** `anchor` and `head` in UTF-16 code units; `head` is where the caret is. */
export type RemoteCaret = { id: number; name: string; colour: string; anchor: number; head: number }

type Box = { left: number; top: number; width: number; height: number }
type Drawn = RemoteCaret & { caret: Box; selection: readonly Box[] }

type Props = {
  carets: readonly RemoteCaret[]
  /** Holds the words as its one text node, laid out as they are seen. */
  text: RefObject<HTMLElement | null>
  words: string
}

export function RemoteCarets({ carets, text, words }: Props) {
  const layer = useRef<HTMLSpanElement>(null)
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words stand elsewhere
  useLayoutEffect(() => {
    const element = text.current
    const origin = layer.current
    if (element === null || origin === null) return
    const measure = () => setDrawn(carets.flatMap((caret) => place(caret, element, origin) ?? []))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element.parentElement ?? element)
    return () => observer.disconnect()
  }, [carets, text, words])

  return (
    <span ref={layer} className="rt-carets" aria-hidden="true">
      {drawn.map(({ id, name, colour, caret, selection }) => (
        <span key={id} style={{ '--rt-colleague': colour } as CSSProperties}>
          {selection.map((box) => (
            <span key={`${box.top} ${box.left}`} className="rt-carets__selection" style={box} />
          ))}
          {/* Drawn anew where it moves to, so that the name shows again for a moment. */}
          <span
            key={`${caret.top} ${caret.left}`}
            className="rt-carets__caret"
            style={{ left: caret.left, top: caret.top, height: caret.height }}
            data-name={name}
          />
        </span>
      ))}
    </span>
  )
}

function place(caret: RemoteCaret, element: HTMLElement, origin: HTMLElement): Drawn | null {
  const node = [...element.childNodes].find((child) => child instanceof Text)
  if (node === undefined && element.textContent !== '') return null
  const zero = origin.getBoundingClientRect()
  const toBox = ({ left, top, width, height }: DOMRect): Box => ({
    left: left - zero.left,
    top: top - zero.top,
    width,
    height,
  })
  if (node === undefined) return { ...caret, caret: toBox(lineOf(element)), selection: [] }
  const length = node.data.length
  const [from, to] = [Math.min(caret.anchor, caret.head), Math.max(caret.anchor, caret.head)]
  const selected = from < to && from < length ? rectsOf(node, from, Math.min(to, length)) : []
  return {
    ...caret,
    caret: toBox(rectAt(node, Math.min(caret.head, length))),
    selection: selected.map(toBox),
  }
}

/** Left edge of the letter behind the caret; at the end, right edge of the one before. */
function rectAt(node: Text, index: number): DOMRect {
  const behind = index < node.data.length ? rectsOf(node, index, index + 1)[0] : undefined
  if (behind) return new DOMRect(behind.left, behind.top, 0, behind.height)
  const before = rectsOf(node, Math.max(0, index - 1), index).at(-1)
  return before
    ? new DOMRect(before.right, before.top, 0, before.height)
    : lineOf(node.parentElement as HTMLElement)
}

function rectsOf(node: Text, start: number, end: number): DOMRect[] {
  const range = document.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return [...range.getClientRects()]
}

/** The first line of an element without words. */
function lineOf(element: HTMLElement): DOMRect {
  const { left, top } = element.getBoundingClientRect()
  return new DOMRect(left, top, 0, Number.parseFloat(getComputedStyle(element).fontSize) * 1.4)
}
