/** Takes files that are dragged onto any spot of the page, instead of the browser opening them. */
import { useEffect, useRef, useState } from 'react'

/** Whether files hang above the page now; `onDrop` gets them. */
export function useFileDrop(onDrop: (files: File[]) => void): boolean {
  const [isDragging, setDragging] = useState(false)
  const handler = useRef(onDrop)
  useEffect(() => {
    handler.current = onDrop
  })

  useEffect(() => {
    function handleDragOver(event: DragEvent): void {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setDragging(true)
    }
    function handleDragLeave(event: DragEvent): void {
      // Between two elements of the page there is a next one; outside the window there is none.
      if (event.relatedTarget === null) setDragging(false)
    }
    function handleDrop(event: DragEvent): void {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setDragging(false)
      handler.current([...(event.dataTransfer?.files ?? [])])
    }
    // Capturing, because the layer under an open dialog stops these events.
    const options = { capture: true }
    window.addEventListener('dragenter', handleDragOver, options)
    window.addEventListener('dragover', handleDragOver, options)
    window.addEventListener('dragleave', handleDragLeave, options)
    window.addEventListener('drop', handleDrop, options)
    return () => {
      window.removeEventListener('dragenter', handleDragOver, options)
      window.removeEventListener('dragover', handleDragOver, options)
      window.removeEventListener('dragleave', handleDragLeave, options)
      window.removeEventListener('drop', handleDrop, options)
    }
  }, [])

  return isDragging
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
