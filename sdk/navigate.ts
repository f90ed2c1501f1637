// LAZY, the chunk `navigate`. Where content may take a person: the same origin through the host's own router, others in a
// new tab when the project allows them. The address is checked again at the click.
import { safeUrl } from './protocol/safeUrl.ts'
import type { InitOptions } from './shirube.types.ts'

/** Rejects what is refused. */
export async function navigate(url: string, options: InitOptions, origins: readonly string[]): Promise<void> {
  const address = safeUrl(url, location.href)
  if (!address) throw new Error(`refused address: ${url}`)
  if (address.origin === location.origin && options.navigate) return options.navigate(address.pathname + address.search + address.hash)
  // mailto: and tel: have no origin and leave the page where it is.
  if (address.origin === location.origin || address.origin === 'null') return location.assign(address.href)
  if (!origins.includes(address.origin)) throw new Error(`origin not allowed: ${address.origin}`)
  window.open(address.href, '_blank', 'noopener,noreferrer')
}
