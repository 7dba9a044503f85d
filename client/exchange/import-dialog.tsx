/** Import in two steps: choose a file, see what was understood, and only then make a plan of it. */
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { Busy } from '../ui/spinner.tsx'
import { FilePick } from './file-pick.tsx'
import { ImportReview } from './import-review.tsx'
import { readImport } from './read-import.ts'
import { refusalWords } from './refusal-words.ts'
import { useReading } from './use-reading.ts'

export type ImportDialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The file to read, for example one that was dropped; null asks for one. */
  file: File | null
  onFile: (file: File | null) => void
}

export function ImportDialog({ isOpen, onOpenChange, file, onFile }: ImportDialogProps) {
  const { t } = useTranslation()
  const reading = useReading(file, readImport)
  const close = () => onOpenChange(false)
  if (file && reading?.state === 'understood') {
    return (
      <ImportReview
        key={`${file.name} ${file.lastModified}`}
        isOpen={isOpen}
        onClose={close}
        fileName={file.name}
        reading={reading}
        onPickAnother={() => onFile(null)}
      />
    )
  }
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} heading={t('exchange.importHeading')}>
      {file && reading === null ? (
        <Busy label={t('exchange.reading')} />
      ) : (
        <FilePick
          words={t('exchange.pickWords')}
          onFile={onFile}
          refusal={file && reading?.state === 'refused' ? refusalWords(t, reading.code, file.name) : null}
        />
      )}
    </Dialog>
  )
}
