// The one pattern of this console: not there, or not countable. Defined once, referred to by every chart.
export function Hatch() {
  return (
    <svg class="defs" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatch-line" d="M0 0V6" />
        </pattern>
      </defs>
    </svg>
  )
}
