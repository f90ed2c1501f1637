// Without a session the console says how to get one; it never asks for a password it does not have.
import { Mark } from './parts/Mark.tsx'
import type { Locale } from './format.ts'
import { createSay } from './words/say.ts'
import { shared } from './words/shared.ts'

export function SignIn({ locale, setLocale }: { readonly locale: Locale; readonly setLocale: (locale: Locale) => void }) {
  const say = createSay(locale)
  const other: Locale = locale === 'ja' ? 'en' : 'ja'
  return (
    <main class="signin">
      <div class="card">
        <p class="brand">
          <Mark />
          Shirube
        </p>
        <h1>{say(shared.signInTitle)}</h1>
        <p class="muted">{say(shared.signInBody)}</p>
        <pre class="code">npx shirube-server keys link</pre>
        <button class="btn quiet" type="button" lang={other} onClick={() => setLocale(other)}>
          {other === 'ja' ? '日本語' : 'English'}
        </button>
      </div>
    </main>
  )
}
