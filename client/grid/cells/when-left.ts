/** Tells an editor in a cell that the keyboard really went elsewhere. */

/**
 * Call it on blur. Rows that move take the focus away for a moment, AG Grid gives it to the cell around an
 * editor that it has just drawn, and another window has it while this one waits: none of these is leaving.
 */
export function whenLeft(editor: HTMLElement, onLeft: () => void): void {
  setTimeout(() => {
    const active = document.activeElement
    if (!editor.isConnected || !document.hasFocus() || active === editor) return
    if (active?.matches('.ag-cell, .ag-row') && active.contains(editor)) editor.focus({ preventScroll: true })
    else onLeft()
  })
}
