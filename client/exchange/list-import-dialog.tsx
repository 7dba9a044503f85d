/** A list from a file in two steps: choose it, see what was understood, and only then make the list. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftOfListCsv } from '#shared/exchange/list-csv-import.ts'
import type { DraftList } from '#shared/plan/draft-list.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Busy } from '../ui/spinner.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { FilePick } from './file-pick.tsx'
import { ImportProblems } from './import-problems.tsx'
import { ListImportPreview } from './list-import-preview.tsx'
import { type ListImportReading, readListImport } from './read-import.ts'
import { refusalWords } from './refusal-words.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useReading } from './use-reading.ts'
import './import-review.css'

const formId = 'import-list'
const maxTitleLength = 400

type Props = { onAdd: (draft: DraftList) => void; onClose: () => void }

export function ListImportDialog({ onAdd, onClose }: Props) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const reading = useReading(file, readListImport)
  useFileDrop((files) => {
    if (files[0] && files.length === 1) setFile(files[0])
    else showToast({ message: t('exchange.oneFile'), tone: 'warning' })
  })
  if (file && reading?.state === 'understood') {
    return (
      <Review
        key={`${file.name} ${file.lastModified}`}
        fileName={file.name}
        reading={reading}
        onAdd={onAdd}
        onClose={onClose}
        onPickAnother={() => setFile(null)}
      />
    )
  }
  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('list.import.heading')}>
      {file && reading === null ? (
        <Busy label={t('exchange.reading')} />
      ) : (
        <FilePick
          words={t('list.import.pickWords')}
          onFile={setFile}
          refusal={file && reading?.state === 'refused' ? refusalWords(t, reading.code, file.name) : null}
        />
      )}
    </Dialog>
  )
}

type ReviewProps = Props & {
  fileName: string
  reading: Extract<ListImportReading, { state: 'understood' }>
  onPickAnother: () => void
}

function Review({ fileName, reading, onAdd, onClose, onPickAnother }: ReviewProps) {
  const { t } = useTranslation()
  const { rowCount, problems } = reading.result
  const [title, setTitle] = useState(reading.title)
  const [columns, setColumns] = useState(reading.result.columns)
  const draft = draftOfListCsv(columns, title.trim())

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (title.trim() !== '') onAdd(draft)
  }

  const footer = (
    <>
      <Button onPress={onPickAnother}>{t('exchange.pickAnother')}</Button>
      <Button variant="primary" type="submit" form={formId}>
        {t('list.import.submit')}
      </Button>
    </>
  )
  return (
    <Dialog wide isOpen onOpenChange={onClose} heading={t('list.import.heading')} footer={footer}>
      <form id={formId} className="rt-form" noValidate onSubmit={handleSubmit}>
        <TextField
          label={t('list.title')}
          description={t('exchange.file', { name: fileName })}
          error={title.trim() === '' ? t('list.import.titleMissing') : undefined}
          value={title}
          onChange={setTitle}
          maxLength={maxTitleLength}
          isRequired
          autoFocus
        />
        <section className="rt-import-review">
          <h3 className="rt-import-review__heading">{t('exchange.understood')}</h3>
          <p>
            {t('list.import.columns', { count: columns.length })}, {t('list.rows', { count: rowCount })}.{' '}
            {t('list.import.typesWords')}
          </p>
          <ImportProblems problems={problems} />
          <ListImportPreview
            columns={columns}
            rows={draft.rows}
            onChangeType={(index, type) =>
              setColumns(columns.map((column, at) => (at === index ? { ...column, type } : column)))
            }
          />
        </section>
      </form>
    </Dialog>
  )
}
