// Line icons, 16 px, drawn for this console. Decorative: the words beside them carry the meaning.
const paths = {
  home: 'M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z',
  building: 'M3 13.5v-11h6.5v11M9.5 6H13v7.5M1.5 13.5h13M5.5 5.5h1.5M5.5 8h1.5M5.5 10.5h1.5',
  guide: 'M8 1.5v13M3 4h8.5l2 2-2 2H3z',
  plug: 'M6 2v3.5M10 2v3.5M4 5.5h8V8a4 4 0 0 1-8 0zM8 12v2.5',
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  info: 'M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0M8 7.3v3.5M8 5.1v.1',
  arrowUp: 'M8 13V3M4 7l4-4 4 4',
  arrowDown: 'M8 3v10M4 9l4 4 4-4',
  tick: 'm3 8.5 3.2 3.2L13 4.8',
  done: 'M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0M5 8.3l2.1 2.1L11 6.2',
  open: 'M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1',
  clock: 'M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0M8 4.5V8l2.2 1.5',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  close: 'm4 4 8 8M12 4l-8 8',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6L13 6M13 2.5V6H9.5',
  export: 'M8 2v8M5 7.5 8 10l3-2.5M3 13.5h10',
  person: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8M3 13.5c.6-2.6 2.5-4 5-4s4.400 1.400 5 4',
  flag: 'M4 14V2.500h8l-2 2.800 2 2.700H4',
  play: 'M5.500 4v8l6-4z',
  search: 'M11.500 7a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0M10.500 10.500 14 14',
  plus: 'M8 3v10M3 8h10',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
