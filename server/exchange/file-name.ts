/** How a browser is told to save an answer as a file (RFC 6266). */

/** A `Content-Disposition` for a file named after a title; old clients get the ASCII name. */
export function attachment(title: string, extension: string): string {
  const name = `${toFileName(title) || 'plan'}.${extension}`
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, '-')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(name)}`
}

/** Leaves out what Windows, macOS or Linux does not take in a name, and keeps it short. */
function toFileName(title: string): string {
  return (
    [...title.toWellFormed()]
      .map((letter) => (/[\p{Cc}\p{Zl}\p{Zp}<>:"/\\|?*]/u.test(letter) ? ' ' : letter))
      .slice(0, 100)
      .join('')
      .replaceAll(/\s+/g, ' ')
      // A name may not begin or end with a dot on every system.
      .replaceAll(/^[. ]+|[. ]+$/g, '')
  )
}

/** RFC 5987: beyond encodeURIComponent these four need escaping too. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
