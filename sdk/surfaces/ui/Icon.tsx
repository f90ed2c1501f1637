// A line icon on the 16 px grid, in the colour of its text.
/** @jsxRuntime classic */ /** @jsx h */
import { h, type Drawn } from './draw.ts'

export const Icon = ({ d }: { d: string }): Drawn => (
  <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
    <path d={d} />
  </svg>
)
