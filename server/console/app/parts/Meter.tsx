// A small bar beside figures that say the same; drawn as SVG because the policy allows no style attributes.
export function Meter({ value, of }: { readonly value: number; readonly of: number }) {
  return (
    <svg class="meter" viewBox="0 0 72 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="on" width={of > 0 ? Math.min(72, (value / of) * 72) : 0} height="6" />
    </svg>
  )
}
