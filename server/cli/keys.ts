// `shirube keys …`: make, list and revoke keys; make a link to sign in with.
import type { Command } from 'commander'
import { Option } from 'commander'
import { CommandError } from './commandError.ts'
import type { DeskOptions, KeyDesk } from './keyDesk.ts'
import { openKeyDesk } from './openKeyDesk.ts'
import { apiKeyOption, dataOption, endpointOption, environmentOption, jsonOption, storeOption } from './options.ts'
import { processOutput } from './output.ts'
import { defaultEndpoint } from './serverFile.ts'
import { keyKinds, type KeyKind } from '../store/AccessStore.ts'

type KeysOptions = DeskOptions & { json: boolean }

const shared = (command: Command): Command => command.addOption(dataOption()).addOption(storeOption()).addOption(endpointOption()).addOption(apiKeyOption()).addOption(jsonOption())

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('make, list and revoke keys; make a link to sign in')

  shared(keys.command('create'))
    .description('make a key; a secret is shown once')
    .addOption(new Option('--kind <kind>', 'browser (public), server (writes anything), api (secret of /api)').choices(keyKinds).makeOptionMandatory())
    .addOption(environmentOption())
    .option('--name <text>', 'to recognise it by', '')
    .action((options: KeysOptions & { kind: KeyKind; environment: string; name: string }) =>
      atDesk(options, async (desk) => {
        const made = await desk.create({ kind: options.kind, environment: options.environment, name: options.name })
        processOutput(options.json).say(made, [made.secret])
      }),
    )

  shared(keys.command('list'))
    .description('list keys; only browser keys are shown whole')
    .action((options: KeysOptions) =>
      atDesk(options, async (desk) => {
        const all = await desk.list()
        const line = (key: (typeof all)[number]) => `${String(key.id).padStart(3)}  ${key.kind.padEnd(7)}  ${(key.environment ?? '-').padEnd(12)}  ${(key.shown ?? `${key.prefix}…`).padEnd(40)}  ${key.revokedAt === null ? '' : 'revoked '}${key.name}`
        processOutput(options.json).say({ keys: all }, all.map(line))
      }),
    )

  shared(keys.command('revoke'))
    .description('refuse a key from now on')
    .argument('<id>', 'number from the list')
    .action((id: string, options: KeysOptions) =>
      atDesk(options, async (desk) => {
        if (!/^[0-9]{1,9}$/.test(id)) throw new CommandError('bad_id', `${id} is not a number from \`shirube keys list\`.`)
        await desk.revoke(Number(id))
        processOutput(options.json).say({ revoked: Number(id) }, [`Revoked ${id}.`])
      }),
    )

  shared(keys.command('link'))
    .description('make a link that signs in once, within a day')
    .action((options: KeysOptions) =>
      atDesk(options, async (desk) => {
        const { link, url } = await desk.link()
        const address = `${(url ?? defaultEndpoint).replace(/\/+$/, '')}/login#${link}`
        processOutput(options.json).say({ url: address, link }, [address])
      }),
    )
}

async function atDesk(options: KeysOptions, work: (desk: KeyDesk) => Promise<void>): Promise<void> {
  const desk = await openKeyDesk(options)
  try {
    await work(desk)
  } finally {
    await desk.close()
  }
}
