// `shirube doctor`: what could go wrong on this machine and at the collector, each with what to do. Changes nothing.
import type { Command } from 'commander'
import { Option } from 'commander'
import { checkClock, checkCollector, checkKey, type Finding } from './doctorCollector.ts'
import { checkDataFolder, checkDiskSync, checkNode, checkPort, checkSpace } from './doctorMachine.ts'
import { dataOption, endpointOption, jsonOption, portNumber } from './options.ts'
import { processOutput } from './output.ts'
import { endpointOr } from './serverFile.ts'

interface DoctorOptions {
  data: string
  endpoint?: string
  writeKey?: string
  port: number
  json: boolean
}

const marks = { good: 'ok  ', warn: 'look', bad: 'BAD ' } as const

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check this machine and the collector')
    .addOption(dataOption())
    .addOption(endpointOption())
    .option('--write-key <key>', 'a browser or server key to try')
    .addOption(new Option('--port <number>', 'the port serve would take').default(4100).argParser(portNumber))
    .addOption(jsonOption())
    .action(async (options: DoctorOptions) => {
      const endpoint = await endpointOr(options.endpoint, options.data)
      const findings: Finding[] = []
      for (const check of [
        () => checkNode(),
        () => checkDataFolder(options.data),
        () => checkDiskSync(options.data),
        () => checkSpace(options.data),
        () => checkCollector(endpoint),
        () => checkPort(options.port, endpoint),
        () => checkClock(endpoint),
        () => checkKey(endpoint, options.writeKey),
      ]) {
        findings.push(await check())
      }
      findings.push(policyHint(endpoint))
      const bad = findings.some((one) => one.level === 'bad')
      processOutput(options.json).say({ ok: !bad, findings }, findings.map((one) => `${marks[one.level]}  ${one.what}: ${one.message}${one.fix ? `\n      ${one.fix}` : ''}`))
      if (bad) process.exitCode = 1
    })
}

/** Not a check: we cannot see the pages. What their policy has to allow is short enough to say. */
function policyHint(endpoint: string): Finding {
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : endpoint
  return { level: 'good', code: 'csp', what: 'Content-Security-Policy of your pages', message: `needs script-src ${origin} (or a nonce) and connect-src ${origin}; no unsafe-inline, no unsafe-eval, no style-src.`, fix: '' }
}
