/** Bytes of a text file as a spreadsheet saves it: UTF-8 or UTF-16 with or without its mark, else Windows-1252. */

/** The text, line breaks as LF and without byte order mark, or null when the bytes are no text at all. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes).replace(/\r\n?/g, '\n')
  return text.includes('\0') ? null : text
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
