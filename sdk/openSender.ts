// LAZY, the chunk `openSender`: fetched when the first batch is due, some seconds after the first event.
import { request } from './lib/request.ts'
import type { Outbox } from './queue/outbox.ts'
import { createSender, type Sender } from './queue/sender.ts'
import type { Ground } from './openGround.ts'

export function openSender({ clock, name, endpoint, report, log, acquire, options }: Ground, outbox: Outbox, onPause: () => void): Sender {
  return createSender({
    outbox,
    request,
    url: `${endpoint}/v1/batch`,
    writeKey: options.writeKey ?? '',
    lockName: `${name}-send`,
    acquire,
    clock,
    random: Math.random,
    onReceipt(receipt) {
      log('receipt', receipt)
      for (const { code, field } of receipt.rejected) report('SB1024', `event rejected: ${code} ${field}`)
    },
    onPause,
    onStop: (status) => report('SB1022', `nothing is sent until the next page load: ${endpoint} answered ${status} to this write key`),
  })
}
