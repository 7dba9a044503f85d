/** The changes of one cell, page by page as somebody goes back. */
import { useEffect, useRef, useState } from 'react'
import type { CellRef } from '#shared/plan/cell-ref.ts'
import type { CellChange, CellChangesAnswer } from '#shared/protocol/http.ts'

export type AskChanges = (ref: CellRef, before: string | null) => Promise<CellChangesAnswer>

export type CellChangesState =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown }
  | { state: 'read'; changes: readonly CellChange[]; next: string | null }

export type CellChanges = { state: CellChangesState; readMore(): void }

export function useCellChanges(ref: CellRef, ask: AskChanges): CellChanges {
  const [state, setState] = useState<CellChangesState>({ state: 'loading' })
  const latest = useRef({ ref, ask })
  const isGone = useRef(false)

  async function read(known: readonly CellChange[], before: string | null): Promise<void> {
    const { ref, ask } = latest.current
    setState({ state: 'loading' })
    try {
      const { changes, next } = await ask(ref, before)
      if (!isGone.current) setState({ state: 'read', changes: [...known, ...changes], next })
    } catch (error) {
      if (!isGone.current) setState({ state: 'failed', error })
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, for the cell that it was opened on
  useEffect(() => {
    isGone.current = false
    void read([], null)
    return () => {
      isGone.current = true
    }
  }, [])

  return {
    state,
    readMore() {
      if (state.state === 'read' && state.next !== null) void read(state.changes, state.next)
    },
  }
}
