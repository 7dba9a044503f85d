/** The first stop of the Tab key: past the head of the page, to its main part. */
import './skip-link.css'

/** `target` is the id of an element with `tabIndex={-1}`. */
export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a className="rt-skip-link" href={`#${target}`}>
      {children}
    </a>
  )
}
