/** A number that stands in a path. */
import { RefusedError } from '#shared/errors.ts'

/** Throws 'not-found' for what is no whole number from 1 up: under such an address there is nothing. */
export function readNumber(param: string | undefined): number {
  if (param === undefined || !/^[1-9]\d{0,8}$/.test(param)) throw new RefusedError('not-found')
  return Number(param)
}
