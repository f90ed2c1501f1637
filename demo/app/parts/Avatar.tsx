// A person as one letter on a calm colour; the name always stands beside it or is said by its container.
import type { JSX } from 'preact'
import type { Person } from '../../shapes.ts'

/** Of a Japanese full name the given name's first letter, as in daily use; else the first letter. */
function initial(name: string): string {
  const parts = name.trim().split(/\s+/u)
  const isJapanese = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name)
  const from = (isJapanese ? parts.at(-1) : parts[0]) ?? ''
  return [...from][0]?.toUpperCase() ?? '?'
}

export function Avatar({ person, size }: { person: Pick<Person, 'name' | 'colour'>; size: 'small' | 'medium' | 'big' }): JSX.Element {
  return (
    <span class={`avatar ${size} ${person.colour}`} aria-hidden="true">
      {initial(person.name)}
    </span>
  )
}
