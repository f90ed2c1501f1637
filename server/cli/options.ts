// The options several commands share, each with its environment variable. A flag beats the variable.
import { InvalidArgumentError, Option } from 'commander'

export const dataOption = () => new Option('--data <folder>', 'folder of the database and of keys.json').env('SHIRUBE_DATA').default('./data')
export const storeOption = () => new Option('--store <url>', 'database instead of <data>/shirube.db, e.g. sqlite:./elsewhere.db').env('SHIRUBE_STORE')
export const jsonOption = () => new Option('--json', 'write JSON for programs').default(false)
export const endpointOption = () => new Option('--endpoint <url>', 'address of the collector; else the one running on <data>').env('SHIRUBE_ENDPOINT').argParser(webAddress)
export const apiKeyOption = () => new Option('--api-key <key>', 'secret key of /api; else the one in <data>/keys.json').env('SHIRUBE_API_KEY')
export const environmentOption = () => new Option('--environment <name>', 'environment').env('SHIRUBE_ENVIRONMENT').default('production')

export function portNumber(text: string): number {
  const port = Number(text)
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('a port is a whole number from 0 to 65535')
  return port
}

function webAddress(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new InvalidArgumentError('an address begins with http:// or https://, e.g. http://127.0.0.1:4100')
  return text
}
