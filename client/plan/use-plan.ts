/** The open plan for React: its session, its live reading, and how safe the work is. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { Plan } from '#shared/plan/schema.ts'
import type { PlanConnection, SaveState } from './connection.ts'
import type { KeptRooms, PendingEdits } from './kept-rooms.ts'
import type { PlanSession, PlanSessionState } from './plan-session.ts'
import { openPlanSession } from './plan-session.ts'

/** Opens the plan and closes it again with the component. Null before the first drawing. */
export function usePlanSession(planId: string, userId: string): PlanSession | null {
  const [session, setSession] = useState<PlanSession | null>(null)
  useEffect(() => {
    const opened = openPlanSession(planId, userId)
    setSession(opened)
    return () => opened.close()
  }, [planId, userId])
  return session
}

export function usePlanState(session: PlanSession | null): PlanSessionState {
  return useSyncExternalStore(session?.subscribe ?? subscribeToNothing, session?.state ?? stillLoading)
}

/** The plan as it is now, drawn again at most once a frame. */
export function usePlan(view: PlanView): Plan {
  const [watch, setWatch] = useState(() => watchOf(view))
  const current = watch.view === view ? watch : watchOf(view)
  if (current !== watch) setWatch(current)
  return useSyncExternalStore(current.subscribe, view.plan)
}

export function useSaveState(connection: PlanConnection): SaveState {
  return useSyncExternalStore(connection.subscribe, connection.saveState)
}

/** This person's edits that a closed room did not take. */
export function usePendingEdits(kept: KeptRooms): PendingEdits {
  return useSyncExternalStore(kept.subscribe, kept.pending)
}

function watchOf(view: PlanView) {
  const subscribe = (listener: () => void) => {
    let frame: number | null = null
    const stop = view.observe(() => {
      frame ??= requestAnimationFrame(() => {
        frame = null
        listener()
      })
    })
    return () => {
      stop()
      if (frame !== null) cancelAnimationFrame(frame)
    }
  }
  return { view, subscribe }
}

const loading: PlanSessionState = { state: 'loading' }
const stillLoading = () => loading
const subscribeToNothing = () => () => undefined
