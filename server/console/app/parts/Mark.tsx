// The guidepost.
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <path d="M8 2v16.2" />
      <path d="M3.5 4.5H14l3 3-3 3H3.5z" fill="currentColor" />
    </svg>
  )
}
