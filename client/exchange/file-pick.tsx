/** Asks for a CSV file, and says what was wrong with the one before. */
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslation } from 'react-i18next'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './file-pick.css'

export type FilePickProps = {
  /** What the file should hold. */
  words: string
  onFile: (file: File) => void
  /** A sentence. */
  refusal: string | null
}

export function FilePick({ words, onFile, refusal }: FilePickProps) {
  const { t } = useTranslation()
  return (
    <div className="rt-form">
      {refusal ? (
        <Banner tone="error" announce>
          {refusal}
        </Banner>
      ) : null}
      <p>{words}</p>
      <p>{t('exchange.pickHow')}</p>
      <div className="rt-file-pick">
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file) onFile(file)
          }}
        >
          <Button variant="primary" autoFocus>
            <Icon name="upload" />
            {t('exchange.pick')}
          </Button>
        </FileTrigger>
        <span className="rt-file-pick__or">{t('exchange.orDrop')}</span>
      </div>
    </div>
  )
}
