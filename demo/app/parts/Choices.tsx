// Language and appearance: two small groups of radio buttons, kept on this browser.
import type { JSX } from 'preact'
import { useModel, useWords } from '../useModel.ts'
import type { Locale, ThemeChoice } from '../../shapes.ts'

const locales: readonly { value: Locale; label: string }[] = [{ value: 'ja', label: '日本語' }, { value: 'en', label: 'English' }]
const themes = [{ value: 'system', word: 'themeSystem' }, { value: 'light', word: 'themeLight' }, { value: 'dark', word: 'themeDark' }] as const satisfies readonly { value: ThemeChoice; word: string }[]

export function LanguageChoice(): JSX.Element {
  const { visits, boot } = useModel()
  const { say } = useWords()
  return (
    <fieldset class="choice">
      <legend>{say('language')}</legend>
      <div class="segments">
        {locales.map(({ value, label }) => (
          <label key={value} lang={value}>
            <input type="radio" name="locale" value={value} checked={boot.locale === value} onChange={() => void visits.choose({ locale: value })} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function ThemeChoices(): JSX.Element {
  const { visits, boot } = useModel()
  const { say } = useWords()
  return (
    <fieldset class="choice">
      <legend>{say('theme')}</legend>
      <div class="segments">
        {themes.map(({ value, word }) => (
          <label key={value}>
            <input type="radio" name="theme" value={value} checked={boot.theme === value} onChange={() => void visits.choose({ theme: value })} />
            <span>{say(word)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
