// One form's try: busy while it runs, the sentence of what went wrong after.
import { useState } from 'preact/hooks'
import type { Answer } from './callApi.ts'
import { useWords } from './useModel.ts'

export interface Submit {
  busy: boolean
  /** In the reader's language, or null. */
  problem: string | null
  run<Body>(work: () => Promise<Answer<Body>>, done?: (body: Body) => void): Promise<void>
}

export function useSubmit(): Submit {
  const { say } = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    busy,
    problem,
    async run(work, done) {
      if (busy) return
      setBusy(true)
      setProblem(null)
      const answer = await work()
      setBusy(false)
      if (answer.ok) done?.(answer.body)
      else setProblem(say(answer.reason))
    },
  }
}
