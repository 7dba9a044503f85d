/** A text that changed: removed words struck through, added words underlined, and both said to a screen reader. */
import { useTranslation } from 'react-i18next'
import type { WordDifference } from '#shared/version/diff-words.ts'
import { diffWords } from '#shared/version/diff-words.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import './changed-words.css'

export function ChangedWords({ was, becomes }: { was: string; becomes: string }) {
  if (was === becomes) return <>{becomes}</>
  const parts = diffWords(was, becomes)
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never change places
  return parts.map((part, index) => <WordPart key={index} {...part} />)
}

function WordPart({ change, text }: WordDifference) {
  const { t } = useTranslation()
  if (change === 'kept') return <span>{text}</span>
  const Tag = change === 'removed' ? 'del' : 'ins'
  return (
    <Tag className={change === 'removed' ? 'rt-removed' : 'rt-added'}>
      <VisuallyHidden>{t(`ui.said.${change}`)} </VisuallyHidden>
      {text}
      <VisuallyHidden>{t('ui.said.end')} </VisuallyHidden>
    </Tag>
  )
}
