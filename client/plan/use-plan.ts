/** The open plan for React: its connection, its live reading, and how safe the work is. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PlanView } from '#shared/plan/plan-view.ts'
import { createPlanView } from '#shared/plan/plan-view.ts'
import type { Plan } from '#shared/plan/schema.ts'
import type { ConnectionOptions, PlanConnection, SaveState } from './connection.ts'
import { openPlanConnection } from './connection.ts'

export type OpenPlan = { connection: PlanConnection; view: PlanView }

/** Opens the plan and closes it again with the component. Null until there is something to show. */
export function useOpenPlan({ rooms, userId, keepOnDevice }: ConnectionOptions): OpenPlan | null {
  const [open, setOpen] = useState<OpenPlan | null>(null)
  const { plan, progress } = rooms
  useEffect(() => {
    const connection = openPlanConnection({ rooms: { plan, progress }, userId, keepOnDevice })
    let view: PlanView | null = null
    const stop = connection.subscribe(() => {
      if (view !== null || !(connection.isLoaded() || connection.saveState().kind === 'refused')) return
      view = createPlanView(connection.documents)
      setOpen({ connection, view })
    })
    return () => {
      stop()
      setOpen(null)
      view?.close()
      connection.close()
    }
  }, [plan, progress, userId, keepOnDevice])
  return open
}

/** The plan as it is now, drawn again at most once a frame. */
export function usePlan(view: PlanView): Plan {
  const [subscribe] = useState(() => (listener: () => void) => {
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
  })
  return useSyncExternalStore(subscribe, view.plan)
}

export function useSaveState(connection: PlanConnection): SaveState {
  return useSyncExternalStore(connection.subscribe, connection.saveState)
}
