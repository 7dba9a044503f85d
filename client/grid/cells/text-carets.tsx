/** Where in a text colleagues are. */
import type { RefObject } from 'react'
import { useMemo } from 'react'
import { locateCaret } from '#shared/plan/caret.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import type { RemoteCaret } from '../../ui/remote-carets.tsx'
import { RemoteCarets } from '../../ui/remote-carets.tsx'
import type { CellAddress } from '../cell.ts'
import type { GridContext } from '../grid-context.ts'
import { useColleagues } from '../grid-context.ts'

type Props = {
  context: GridContext
  address: CellAddress
  textRef: TextRef
  text: RefObject<HTMLElement | null>
  words: string
}

export function TextCarets({ context, address, textRef, text, words }: Props) {
  const carets = useCarets(context, address, textRef, words)
  return carets.length > 0 ? <RemoteCarets carets={carets} text={text} words={words} /> : null
}

/** `words`: what stands in the text, for other words put the same caret elsewhere. */
function useCarets(
  { presence, documents }: GridContext,
  address: CellAddress,
  textRef: TextRef,
  words: string,
): readonly RemoteCaret[] {
  const there = useColleagues(presence, address)
  const ref = JSON.stringify(textRef)
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(
    () =>
      there.flatMap(({ clientId, user, colour, focus }) => {
        const range = focus?.caret && locateCaret(documents, JSON.parse(ref), focus.caret)
        return range ? [{ id: clientId, name: user.name, colour, ...range }] : []
      }),
    [there, documents, ref, words],
  )
}
