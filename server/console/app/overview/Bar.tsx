// One bar of a funnel: reached, then lost since the line above. Drawn as SVG, because the policy allows no style attributes.
const width = 320

export function Bar({ on, lost, of }: { readonly on: number; readonly lost: number; readonly of: number }) {
  const scale = (n: number): number => (of ? (n / of) * width : 0)
  return (
    <svg class="bar2" viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width={width} height="12" />
      <rect class="on" width={scale(on)} height="12" />
      {lost > 0 && <rect class="off" x={scale(on) + 1} width={Math.max(0, scale(lost) - 1)} height="12" fill="url(#hatch)" />}
    </svg>
  )
}
