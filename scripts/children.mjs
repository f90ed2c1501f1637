// Child processes that belong together: their lines come out with a prefix, they end together, and the first one that
// ends by itself ends all. Node only.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const killAfterMs = 15_000

export function createChildren() {
  const running = new Map()
  let ending
  let exitCode = 0

  /** Starts `node …args`. Lines of its output go through `onLine` first, which may keep one by returning true. */
  function start(name, args, { env = {}, onLine = () => false } = {}) {
    // A process group of its own: Ctrl-C reaches us alone, and we tell each child once.
    const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    const prefix = `${name} │ `
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (stream === child.stderr || !onLine(line)) console.log(prefix + line)
      })
    }
    const ended = new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })))
    running.set(child, ended)
    void ended.then(({ code, signal }) => {
      running.delete(child)
      if (ending) {
        if (code !== 0) exitCode ||= code ?? 1
        return
      }
      console.error(`${name} ended by itself (${signal ?? `exit code ${code}`})`)
      exitCode = code || 1
      void stop()
    })
    return child
  }

  /** Asks every child to end and waits; whoever does not is killed. Calling it again kills at once. */
  function stop() {
    if (ending) {
      for (const child of running.keys()) child.kill('SIGKILL')
      return ending
    }
    const deadline = setTimeout(stop, killAfterMs)
    ending = Promise.all(running.values()).then(() => {
      clearTimeout(deadline)
      process.exitCode = exitCode
    })
    for (const child of running.keys()) child.kill('SIGTERM')
    return ending
  }

  return { start, stop, isEnding: () => ending !== undefined }
}
