/** Import in two steps: choose a file, see what was understood, and only then make a plan of it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { Busy } from '../ui/spinner.tsx'
import { FilePick } from './file-pick.tsx'
import { ImportReview } from './import-review.tsx'
import { type ImportReading, readImport } from './read-import.ts'

export type ImportDialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The file to read, for example one that was dropped; null asks for one. */
  file: File | null
  onFile: (file: File | null) => void
}

export function ImportDialog({ isOpen, onOpenChange, file, onFile }: ImportDialogProps) {
  const { t } = useTranslation()
  const reading = useReading(file)
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
          onFile={onFile}
          refusal={file && reading?.state === 'refused' ? { name: file.name, code: reading.code } : null}
        />
      )}
    </Dialog>
  )
}

/** null while the file is being read. */
function useReading(file: File | null): ImportReading | null {
  const [known, setKnown] = useState<{ file: File; reading: ImportReading } | null>(null)
  useEffect(() => {
    if (file === null) return
    let isWanted = true
    void readImport(file).then((reading) => isWanted && setKnown({ file, reading }))
    return () => {
      isWanted = false
    }
  }, [file])
  return known?.file === file ? (known?.reading ?? null) : null
}
