// Where a request came from and what the caller called us. Forwarded headers count only behind a trusted proxy.

export interface ForwardedFacts {
  protocol: 'http' | 'https'
  host: string
  address: string | undefined
}

const hostForm = /^[A-Za-z0-9._:[\]-]{1,255}$/

export function forwardedFacts(direct: ForwardedFacts, header: (name: string) => string | undefined, trustProxy: boolean): ForwardedFacts {
  const host = validHost(direct.host) ?? 'localhost'
  if (!trustProxy) return { ...direct, host }
  const protocol = first(header('x-forwarded-proto'))?.toLowerCase()
  return {
    protocol: protocol === 'https' || protocol === 'http' ? protocol : direct.protocol,
    host: validHost(first(header('x-forwarded-host'))) ?? host,
    address: first(header('x-forwarded-for')) ?? direct.address,
  }
}

function first(list: string | undefined): string | undefined {
  const value = list?.split(',')[0]?.trim()
  return value === '' ? undefined : value
}

function validHost(host: string | undefined): string | undefined {
  return host !== undefined && hostForm.test(host) ? host : undefined
}
