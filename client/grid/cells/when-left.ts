/** Tells an editor in a cell that the keyboard really went elsewhere. */

/**
 * Call it on blur. Rows that move take the focus away for a moment, AG Grid gives it to the cell around an
 * editor that it has just drawn, and another window has it while this one waits: none of these is leaving.
 */
export function whenLeft(editor: HTMLElement, onLeft: () => void): void {
  // Before the next key comes in, so that no letter is lost.
  queueMicrotask(() => {
    const active = document.activeElement
    if (active?.matches('.ag-cell, .ag-row') && active.contains(editor)) editor.focus({ preventScroll: true })
  })
  setTimeout(() => {
    if (editor.isConnected && document.hasFocus() && document.activeElement !== editor) onLeft()
  })
}
