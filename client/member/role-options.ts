/** The roles as choices, each with a line that says what it allows. */
import { useTranslation } from 'react-i18next'
import { type Role, role } from '#shared/access/role.ts'

export type RoleOption = { id: Role; label: string; description: string }

export function useRoleOptions(): RoleOption[] {
  const { t } = useTranslation()
  return role.options.map((id) => ({ id, label: t(`role.${id}`), description: t(`role.${id}Explained`) }))
}
