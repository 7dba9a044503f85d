/** The present, as people write it in a plan. */

/** `22-11-2026` */
export function today(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(now.getDate())}-${two(now.getMonth() + 1)}-${now.getFullYear()}`
}

/** `Q4 2026` */
export function presentQuarter(now: Date): string {
  return `Q${Math.floor(now.getMonth() / 3) + 1} ${now.getFullYear()}`
}
