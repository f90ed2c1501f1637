// Charts are drawn for two widths, because text in a scaled SVG would shrink out of reading size.
import { useEffect, useState } from 'preact/hooks'

const query = '(max-width: 720px)'

export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const change = (): void => setNarrow(media.matches)
    media.addEventListener('change', change)
    return () => media.removeEventListener('change', change)
  }, [])
  return narrow
}
