/** Small line icons, drawn on a 16 by 16 grid. Always decoration: words or a label stand beside them. */

const paths = {
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  close: 'M3.5 3.5l9 9m0-9l-9 9',
  'chevron-down': 'M3.5 6l4.5 4.5L12.5 6',
  'chevron-up': 'M3.5 10.5L8 6l4.5 4.5',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM10.8 10.8l3.2 3.2',
  filter: 'M2 3h12L9.5 8.5V13l-3-1.5v-3z',
  plus: 'M8 2.5v11M2.5 8h11',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  upload: 'M8 11V2.5M4.5 6L8 2.5 11.5 6M2.5 10.5v3h11v-3',
  download: 'M8 2.5V11M4.5 7.5L8 11l3.5-3.5M2.5 10.5v3h11v-3',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  grip: 'M6 3h.01M6 8h.01M6 13h.01M10 3h.01M10 8h.01M10 13h.01',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4',
  undo: 'M5.5 2.5L2.5 5.5l3 3M2.5 5.5h7a4 4 0 010 8h-4',
  person: 'M8 8a2.75 2.75 0 100-5.5A2.75 2.75 0 008 8zM2.5 14c.6-3 2.8-4.2 5.5-4.2s4.9 1.2 5.5 4.2',
  warning: 'M8 2L14.5 13.5h-13zM8 6.5v3M8 11.6h.01',
  error: 'M8 14A6 6 0 108 2a6 6 0 000 12zM8 4.8v4M8 11.1h.01',
  info: 'M8 14A6 6 0 108 2a6 6 0 000 12zM8 7.2v4M8 4.9h.01',
} as const
export type IconName = keyof typeof paths

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' || name === 'grip' ? 2.4 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
