/** What a chosen file turns out to hold. */
import { useEffect, useState } from 'react'

/** null while the file is being read. `read` is the same function every time. */
export function useReading<T>(file: File | null, read: (file: File) => Promise<T>): T | null {
  const [known, setKnown] = useState<{ file: File; reading: T } | null>(null)
  useEffect(() => {
    if (file === null) return
    let isWanted = true
    void read(file).then((reading) => isWanted && setKnown({ file, reading }))
    return () => {
      isWanted = false
    }
  }, [file, read])
  return known?.file === file ? (known?.reading ?? null) : null
}
