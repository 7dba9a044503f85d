/**
 * What we use of papaparse. `@types/papaparse` pulls in Node's types, and with them `process` and the like into
 * `shared/`, which must do without; so tsconfig.json points here.
 */
type ParseError = { code: string; row?: number }

declare const Papa: {
  parse(
    text: string,
    config: { delimiter: string; newline: '\n'; preview?: number },
  ): { data: string[][]; errors: ParseError[] }
  unparse(
    rows: readonly (readonly string[])[],
    config: { delimiter: string; newline: '\r\n'; quotes?: (value: string) => boolean },
  ): string
}

export { Papa as default }
