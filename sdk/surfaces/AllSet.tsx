// The end of a checklist: the guidepost with both plates up. Drawn from the theme's colours; falls into place once.
/** @jsxRuntime classic */ /** @jsx h */
import { h, type Drawn } from './ui/draw.ts'

const tint = (share: number): string => `fill:color-mix(in oklab,var(--ink) ${share}%,var(--soft))`

export const AllSetPicture = (): Drawn => (
  <svg class="art" viewBox="0 0 360 176" aria-hidden="true">
    <path d="M0 0h360v176H0Z" style="fill:var(--soft)" />
    <path d="M0 140c60-26 110-20 170-8s120 4 190-16v60H0Z" style={tint(14)} />
    <path d="M0 160c80-14 240-14 360 0v16H0Z" style={tint(40)} />
    <rect x="176.5" y="26" width="7" height="136" rx="3.5" style="fill:color-mix(in oklab,var(--ink) 55%,var(--mid))" />
    <g class="k">
      <path d="M140 34h84a5 5 0 0 1 3.5 1.5l10 10a5 5 0 0 1 0 7l-10 10a5 5 0 0 1-3.5 1.5h-84a5 5 0 0 1-5-5V39a5 5 0 0 1 5-5Z" style="fill:var(--accent)" />
      <path d="m150 49 5 5 9-10M175 49h32" style="fill:none;stroke:var(--on);stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round" />
    </g>
    <g class="k">
      <path d="M220 72h-72a5 5 0 0 0-3.5 1.5l-9 9a4.5 4.5 0 0 0 0 6.4l9 9a5 5 0 0 0 3.5 1.5h72a5 5 0 0 0 5-5V77a5 5 0 0 0-5-5Z" style="fill:var(--surface)" />
      <rect x="152" y="83" width="44" height="6" rx="3" style="fill:var(--line)" />
    </g>
    <g class="j">
      <path d="m66.600 47.300 11-4.900 5.200 2-2 5.300-11 4.800ZM278.400 31.500l10.400 6 1.500 5.500-5.500 1.500-10.400-6ZM303 99l7.700-6.400 4.900.4-.4 4.900-7.700 6.500ZM48.700 96.600l9.500 3.100 2.200 4.400-4.400 2.300-9.500-3.100Z" style={tint(45)} />
      <path d="M101 76a3 3 0 1 0 6 0 3 3 0 0 0-6 0M251 74a3 3 0 1 0 6 0 3 3 0 0 0-6 0M113.500 28a2.500 2.500 0 1 0 5 0 2.500 2.500 0 0 0-5 0M247.500 112a2.500 2.500 0 1 0 5 0 2.500 2.500 0 0 0-5 0" style={tint(28)} />
    </g>
  </svg>
)
