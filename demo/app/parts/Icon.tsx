// The drawings of Tsunagu: 16 px, one line weight, always beside or under words.
import type { JSX } from 'preact'

const paths = {
  hash: 'M6.2 3 5 13M11 3 9.8 13M3.2 6h10M2.8 10h10',
  plus: 'M8 3.5v9M3.5 8h9',
  invite: 'M6.5 2.75a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM2 13c.3-2.5 2-4 4.5-4 1 0 1.9.3 2.6.7M12 9v4.5M9.75 11.25h4.5',
  people: 'M6 3a2.25 2.25 0 1 0 0 4.5A2.25 2.25 0 0 0 6 3ZM1.75 12.75C2 10.5 3.6 9.25 6 9.25s4 1.25 4.25 3.5M10.5 3.3a2.25 2.25 0 0 1 0 3.9M12 9.6c1.3.5 2.1 1.6 2.25 3.15',
  person: 'M8 2.75a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM3.25 13.25c.3-2.6 2-4.1 4.75-4.1s4.45 1.5 4.75 4.1',
  help: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM6.4 6.5c.1-.95.75-1.5 1.65-1.5.95 0 1.6.6 1.6 1.4 0 1.2-1.6 1.3-1.6 2.5M8.05 11.1v.05',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  close: 'm4 4 8 8M12 4l-8 8',
  send: 'M13.3 2.7 7.4 8.6M13.3 2.7 9.6 13.2 7.4 8.6 2.8 6.4z',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  check: 'm3.5 8.5 3 3 6-7',
  link: 'M6.75 9.25a2.5 2.5 0 0 0 3.6.1l2-2a2.55 2.55 0 0 0-3.6-3.6l-.9.9M9.25 6.75a2.5 2.5 0 0 0-3.6-.1l-2 2a2.55 2.55 0 0 0 3.6 3.6l.9-.9',
  edit: 'M3 13l.6-2.6L10.9 3a1.4 1.4 0 0 1 2 2l-7.3 7.4zM9.6 4.4l2 2',
  logo: 'M6.5 5H5a3 3 0 0 0 0 6h1.5M9.5 5H11a3 3 0 0 1 0 6H9.5M6 8h4',
} as const
export type IconName = keyof typeof paths

export function Icon({ name, size = 16 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width={name === 'logo' ? 1.75 : 1.5} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
