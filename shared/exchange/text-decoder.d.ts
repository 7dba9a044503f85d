/** TextDecoder is the same in browsers and Node; `shared/` has neither's types. */
declare class TextDecoder {
  constructor(label: string, options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}
