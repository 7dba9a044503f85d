/** A textarea whose words are shared: letters go out and come in while both type, and nobody loses any. */
import type { AriaAttributes, ReactNode, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import './shared-text-editor.css'

/** The handle of a shared text; `delta` is Yjs' description of a change. */
export type SharedText<Change> = {
  read(): string
  replace(start: number, end: number, inserted: string): void
  observe(listener: (change: Change & { mine: boolean }) => void): () => void
  undo(): void
  redo(): void
  revert(): void
}

/** Where an editor was, for one that is drawn anew to go on; null before the first. */
export type EditorPlace = { selection: [start: number, end: number] | null }

type Props<Change> = {
  text: SharedText<Change>
  /** Where an index ends up after a change by somebody else. */
  shiftIndex: (index: number, change: Change) => number
  /** The single replacement between two states of the text. */
  diff: (before: string, after: string, caret: number) => { start: number; end: number; inserted: string }
  label: string
  /** What else it says of itself, such as the list that belongs to it. */
  aria?: AriaAttributes | undefined
  /** Replaces all there is when editing begins, as typing over a cell does. */
  replaceWith?: string | undefined
  place?: EditorPlace
  /** Takes what was typed before the editor was there to type in. */
  takeTyped?: () => string
  /** Keys that the editor itself has no use for (Enter, Tab, Escape …); return true when handled. */
  onKeyDown: (event: React.KeyboardEvent<HTMLTextAreaElement>) => boolean
  /** Drawn over the words; `text` holds them as one text node, laid out exactly as in the textarea. */
  over?: (text: RefObject<HTMLElement | null>, words: string) => ReactNode
  /** The words are others now; `isTyped`: by the person here, not by a colleague. */
  onWords?: ((area: HTMLTextAreaElement, isTyped: boolean) => void) | undefined
  /** One's own caret moved, or the selection changed; `head` is where the caret is. */
  onCaret?: (caret: { anchor: number; head: number }) => void
  /** The keyboard went elsewhere, perhaps only for a moment. */
  onBlur: (area: HTMLTextAreaElement) => void
}

export function SharedTextEditor<Change>(props: Props<Change>) {
  const { text, label, aria } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const mirror = useRef<HTMLSpanElement>(null)
  const [words, setWords] = useState(() => text.read())
  const latest = useRef(props)
  latest.current = props
  const typing = useRef<ReturnType<typeof createTyping> | null>(null)

  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    const current = createTyping(element, text, latest.current, (next, isTyped) => {
      setWords(next)
      latest.current.onWords?.(element, isTyped)
    })
    typing.current = current
    element.focus({ preventScroll: true })
    return () => {
      typing.current = null
      current.close()
    }
  }, [text])

  useLayoutEffect(() => {
    const tell = () => {
      const element = area.current
      // While an input method composes, the textarea is ahead of the shared text.
      if (element === null || document.activeElement !== element || typing.current?.isComposing()) return
      const { selectionStart: start, selectionEnd: end } = element
      const backward = element.selectionDirection === 'backward'
      latest.current.onCaret?.(backward ? { anchor: end, head: start } : { anchor: start, head: end })
    }
    tell()
    document.addEventListener('selectionchange', tell)
    return () => document.removeEventListener('selectionchange', tell)
  }, [])

  return (
    <div className="rt-shared-text">
      <span ref={mirror} className="rt-shared-text__mirror" aria-hidden="true">{`${words} `}</span>
      <textarea
        ref={area}
        className="rt-shared-text__area"
        {...aria}
        aria-label={label}
        rows={1}
        onInput={() => typing.current?.takeIn()}
        onCompositionStart={() => typing.current?.startComposing()}
        onCompositionEnd={() => typing.current?.endComposing()}
        onBlur={(event) => props.onBlur(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (typing.current?.handleHistoryKey(event.nativeEvent)) event.preventDefault()
          else if (latest.current.onKeyDown(event)) event.preventDefault()
        }}
      />
      {props.over?.(mirror, words)}
    </div>
  )
}

/** Keeps one textarea and one shared text the same, in both directions. */
function createTyping<Change>(
  area: HTMLTextAreaElement,
  text: SharedText<Change>,
  { shiftIndex, diff, replaceWith, place, takeTyped }: Props<Change>,
  onWords: (words: string, isTyped: boolean) => void,
) {
  /** What the textarea and the shared text agreed on last. */
  let known = text.read()
  /** While an IME composes: where in the shared text it does so. The textarea is left alone until it ends. */
  let composing: { at: number; from: number; knownThen: string } | null = null

  function show(words: string, start: number, end = start, isTyped = false): void {
    known = words
    if (area.value !== words) area.value = words
    area.setSelectionRange(start, end)
    onWords(words, isTyped)
  }

  function showTyped(caret: number): void {
    show(text.read(), caret, caret, true)
  }

  function takeIn(): void {
    if (composing !== null) {
      onWords(area.value, false)
      return
    }
    const { start, end, inserted } = diff(known, area.value, area.selectionEnd)
    known = area.value
    if (end > start || inserted !== '') text.replace(start, end, inserted)
    onWords(known, true)
  }

  function startComposing(): void {
    // What was selected goes first, so that the composition is a pure insertion at one spot.
    const { selectionStart: from, selectionEnd } = area
    if (selectionEnd > from) text.replace(from, selectionEnd, '')
    known = text.read()
    composing = { at: from, from, knownThen: known }
  }

  function endComposing(): void {
    if (composing === null) return
    const { at, from, knownThen } = composing
    composing = null
    const tail = knownThen.length - from
    const head = knownThen.slice(0, from)
    if (area.value.startsWith(head) && area.value.length >= knownThen.length) {
      const inserted = area.value.slice(from, area.value.length - tail)
      text.replace(at, at, inserted)
      showTyped(at + inserted.length)
    } else {
      // The IME rewrote letters before the caret; take its whole result as one replacement.
      const change = diff(knownThen, area.value, area.selectionEnd)
      const moved = at - from
      text.replace(change.start + moved, change.end + moved, change.inserted)
      showTyped(change.start + moved + change.inserted.length)
    }
  }

  function handleChange(change: Change & { mine: boolean }): void {
    if (composing !== null) {
      if (!change.mine) composing.at = shiftIndex(composing.at, change)
      return
    }
    const words = text.read()
    if (words === known) return
    show(words, shiftIndex(area.selectionStart, change), shiftIndex(area.selectionEnd, change))
  }

  /** The browser's own undo knows nothing of what others typed. */
  function refuseNativeHistory(event: InputEvent): void {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') event.preventDefault()
  }

  function handleHistoryKey(event: KeyboardEvent): boolean {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) text.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) text.redo()
    else return false
    return true
  }

  const before = place?.selection ?? null
  if (before === null && replaceWith !== undefined) {
    text.replace(0, known.length, replaceWith)
    showTyped(text.read().length)
  } else {
    const { length } = text.read()
    show(text.read(), ...(before ?? ([length, length] as const)))
  }
  const typed = takeTyped?.() ?? ''
  if (typed !== '') {
    const at = area.selectionStart
    text.replace(at, at, typed)
    showTyped(at + typed.length)
  }
  const stop = text.observe(handleChange)
  area.addEventListener('beforeinput', refuseNativeHistory)

  return {
    takeIn,
    startComposing,
    endComposing,
    handleHistoryKey,
    isComposing: () => composing !== null,
    close() {
      if (composing !== null) endComposing()
      if (place) place.selection = [area.selectionStart, area.selectionEnd]
      stop()
      area.removeEventListener('beforeinput', refuseNativeHistory)
    },
  }
}
