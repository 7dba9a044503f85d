/** After a form was sent with something wrong in it: to the first field that is, once its error is drawn. */
export function focusFirstError(form: EventTarget): void {
  if (!(form instanceof HTMLFormElement)) return
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
