/** Which websites may send requests in somebody's name: only Regietafel's own pages. */

/**
 * True without an Origin header (programs, same-origin reads) and when it names the host that was asked or
 * the one of BASE_URL. Behind a proxy the scheme of both may differ, so hosts are what counts.
 */
export function isOwnOrigin(
  headers: { origin?: string | undefined; host?: string | undefined },
  baseUrl: string,
): boolean {
  if (headers.origin === undefined) return true
  const origin = URL.parse(headers.origin)
  if (origin === null || origin.host === '') return false
  return origin.host === headers.host?.toLowerCase() || origin.origin === baseUrl
}
