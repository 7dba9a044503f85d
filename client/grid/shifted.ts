/** Behind whom to stand to be one place further up or down among siblings; undefined at the edge. */
export function shifted(
  siblings: readonly { id: string }[],
  id: string,
  by: -1 | 1,
): string | null | undefined {
  const index = siblings.findIndex((sibling) => sibling.id === id) + by
  if (index < 0 || index >= siblings.length) return undefined
  return by === 1 ? siblings[index]?.id : (siblings[index - 1]?.id ?? null)
}
