// How many of how many, drawn small; the figure beside it says the same in digits.
export function Pips({ on, of }: { readonly on: number; readonly of: number }) {
  return (
    <span class="prog">
      <span class="pips" aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <i key={i} class={i < on ? 'on' : ''} />
        ))}
      </span>
      <span>
        {on}/{of}
      </span>
    </span>
  )
}
