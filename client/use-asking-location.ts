/** Going to another page of the program asks first where closing the window would: edits may stand nowhere but in it. */
import type { BaseLocationHook } from 'wouter'
import { useBrowserLocation } from 'wouter/use-browser-location'

/**
 * By loading the other page anew, so that it is the browser that asks, in its own words. Its own Back and Forward within
 * the program can't be held up.
 */
export const useAskingLocation: BaseLocationHook = () => {
  const [path, navigate] = useBrowserLocation()
  const go: typeof navigate = (to, options) => {
    const isLeaving = planIn(`${to}`) !== planIn(path)
    if (isLeaving && wouldAsk()) window.location.assign(to)
    else navigate(to, options)
  }
  return [path, go]
}

function planIn(path: string): string | undefined {
  return /^\/plan\/[^/?#]+/.exec(path)?.[0]
}

/** Whoever wants the browser to ask on closing says so, when asked as the browser does. */
function wouldAsk(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}
