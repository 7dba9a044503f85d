/** The type of a column as a plan is read: one that makes no sense is text. */
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { requireColumn } from '#shared/plan/documents.ts'
import type { ColumnType } from '#shared/plan/schema.ts'
import { columnType } from '#shared/plan/schema.ts'

export function columnTypeOf(documents: PlanDocuments, column: string): ColumnType {
  return columnType.catch('text').parse(requireColumn(documents, column).get('type'))
}
