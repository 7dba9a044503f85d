/** All keys of the grid, and how Enter behaves for this person. */
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { Switch } from '../ui/switch.tsx'
import { keyList } from './key-list.ts'
import type { ScreenReaderMode } from './screen-reader-mode.ts'
import { useScreenReaderMode } from './screen-reader-mode.ts'
import './keys-dialog.css'

type Props = { screenReader: ScreenReaderMode; onClose: () => void }

export function KeysDialog({ screenReader, onClose }: Props) {
  const { t } = useTranslation()
  const isOn = useScreenReaderMode(screenReader)
  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('keys.heading')} wide>
      <Switch
        isSelected={isOn}
        onChange={screenReader.set}
        label={t('keys.screenReader')}
        description={t('keys.screenReaderWords')}
      />
      <div className="rt-keys">
        {keyList.map(({ group, keys }) => (
          <section key={group} className="rt-keys__group">
            <h3 className="rt-keys__heading">{t(`keys.group.${group}`)}</h3>
            <dl className="rt-keys__list">
              {keys.map(({ id, keys: combinations }) => (
                <Fragment key={id}>
                  <dt className="rt-keys__keys">
                    {combinations.map((keys) => (
                      <Fragment key={keys}>
                        <KeyCombination keys={keys} />{' '}
                      </Fragment>
                    ))}
                  </dt>
                  <dd className="rt-keys__does">{t(`keys.does.${id}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function KeyCombination({ keys }: { keys: string }) {
  const { t } = useTranslation()
  const names = keys.split('+').map((key) => (key === 'Space' ? t('keys.space') : key))
  return <kbd className="rt-key">{names.join(' + ')}</kbd>
}
