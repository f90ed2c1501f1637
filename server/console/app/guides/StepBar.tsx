// The bar of one step, drawn as SVG because the policy allows no style attributes.
import type { GuideFunnel } from 'shirube/protocol'
import { stepParts } from './stepParts.ts'

const width = 600

export function StepBar({ step, of }: { readonly step: GuideFunnel['steps'][number]; readonly of: number }) {
  let x = 0
  return (
    <svg class="sbar" viewBox={`0 0 ${width} 16`} preserveAspectRatio="none" aria-hidden="true">
      {stepParts(step).map((part) => {
        const w = of ? (part.count / of) * width : 0
        const rect = w > 0 && <rect key={part.key} class={`s-${part.key}`} x={x} width={Math.max(1, w - 1)} height="16" />
        x += w
        return rect
      })}
    </svg>
  )
}
