/** The contents of versions, asked once: a version never changes. */
import { useCallback } from 'react'
import type { VersionAnswer } from '#shared/protocol/http.ts'
import { getVersion } from '../api/calls.ts'
import type { Answer } from '../api/use-answer.ts'
import { useAnswer } from '../api/use-answer.ts'

const known = new Map<string, Promise<VersionAnswer>>()

/** A failure is forgotten, so that asking again asks the server again. */
export function loadVersion(planId: string, number: number): Promise<VersionAnswer> {
  const key = `${planId} ${number}`
  const before = known.get(key)
  if (before) return before
  const asked = getVersion(planId, number)
  known.set(key, asked)
  asked.catch(() => known.delete(key))
  return asked
}

export function useVersions(
  planId: string,
  numbers: readonly number[],
): [Answer<VersionAnswer[]>, reload: () => void] {
  const key = numbers.join()
  return useAnswer(
    useCallback(
      () =>
        Promise.all(
          key
            .split(',')
            .filter(Boolean)
            .map((number) => loadVersion(planId, Number(number))),
        ),
      [planId, key],
    ),
  )
}
