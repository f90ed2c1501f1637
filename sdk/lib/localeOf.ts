// A language as the Intl classes take it: they throw on what pages and systems really say, such as ja_JP or en-US@posix.

/** The tag in its canonical form; `en` for what is none. */
export function localeOf(said: string): string {
  try {
    return Intl.getCanonicalLocales(said.replace(/_/g, '-').replace(/[^\w-].*/, ''))[0] ?? 'en'
  } catch {
    return 'en'
  }
}
