/** Signs of work going on: a bare turning ring, and one with words for a whole area. */
import './spinner.css'

/** Decoration only; put words beside it. */
export function Spinner() {
  return <span className="rt-spinner" aria-hidden="true" />
}

export function Busy({ label }: { label: string }) {
  return (
    <div className="rt-busy" role="status">
      <Spinner />
      <span>{label}</span>
    </div>
  )
}
