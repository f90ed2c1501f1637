// A line icon on the 16 px grid, in the colour of its text.
import type { JSX } from 'preact'

export const Icon = ({ d }: { d: string }): JSX.Element => (
  <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
    <path d={d} />
  </svg>
)
