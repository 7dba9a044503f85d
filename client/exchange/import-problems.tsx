/** The lines of a file that could not be placed, each in a sentence. */
import { useTranslation } from 'react-i18next'
import type { ImportProblem } from '#shared/protocol/http.ts'
import { Banner } from '../ui/banner.tsx'
import { ScrollArea } from '../ui/scroll-area.tsx'
import './import-problems.css'

export function ImportProblems({ problems }: { problems: readonly ImportProblem[] }) {
  const { t } = useTranslation()
  if (problems.length === 0) return <Banner tone="success">{t('exchange.noProblems')}</Banner>
  const heading = t('exchange.problemsHeading', { count: problems.length })
  return (
    <Banner tone="warning">
      <strong>{heading}</strong> {t('exchange.problemsWords')}
      <ScrollArea className="rt-import-problems" label={heading}>
        <ul className="rt-import-problems__list">
          {problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may have two problems of one kind
            <li key={index}>
              {t('exchange.problem', {
                line: problem.line,
                what: t(`exchange.problems.${problem.code}`, { value: problem.value ?? '' }),
              })}
            </li>
          ))}
        </ul>
      </ScrollArea>
    </Banner>
  )
}
