/** Bodies to suggest: those that decided before, then the usual ones. */
import type { TFunction } from 'i18next'
import type { Version } from '#shared/version/version.ts'

export function suggestBodies(versions: readonly Version[], t: TFunction): string[] {
  const before = versions.flatMap(({ body, decisions }) => [body, ...decisions.map((one) => one.body)])
  const usual = [
    t('version.bodies.portfolio'),
    t('version.bodies.directors'),
    t('version.bodies.executive'),
    t('version.bodies.council'),
  ]
  const unique = new Map<string, string>()
  for (const body of [...before, ...usual]) {
    const key = body.trim().toLocaleLowerCase()
    if (!unique.has(key)) unique.set(key, body)
  }
  return [...unique.values()]
}
