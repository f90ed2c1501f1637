// What every screen reads without passing it by hand: language, formats, session.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { createFormat, type Format, type Locale } from './format.ts'
import { createSay, type Say } from './words/say.ts'

/** `GET api/session` */
export interface Session {
  readonly project: string
  readonly environment: string
  readonly zone: string
  readonly name: string
  readonly sample: boolean
}

export interface Console {
  readonly locale: Locale
  readonly setLocale: (locale: Locale) => void
  readonly session: Session
  readonly say: Say
  readonly format: Format
  readonly refreshSession: () => void
}

export const createConsoleValue = (locale: Locale, setLocale: (locale: Locale) => void, session: Session, refreshSession: () => void): Console => ({
  locale,
  setLocale,
  session,
  say: createSay(locale),
  format: createFormat(locale, session.zone),
  refreshSession,
})

export const ConsoleContext = createContext<Console>(createConsoleValue('en', () => undefined, { project: '', environment: '', zone: 'UTC', name: '', sample: false }, () => undefined))
export const useConsole = (): Console => useContext(ConsoleContext)
