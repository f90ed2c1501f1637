// Exported raw events as the second opinion reads them. JSON lines, nothing of the product.
import type { RawEvent } from './countAlone.ts'

const bag = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export async function readExport(url: string, apiKey: string): Promise<RawEvent[]> {
  const response = await fetch(`${url}/api/export/events`, { headers: { authorization: `Bearer ${apiKey}` } })
  if (!response.ok) throw new Error(`export answered ${response.status}`)
  return (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const e = bag(JSON.parse(line))
      return { account: text(e.accountId) || null, ts: Date.parse(text(e.timestamp)), id: text(e.messageId), type: text(e.type), name: text(e.event) || text(e.name), properties: bag(e.properties), traits: bag(e.traits) }
    })
}
