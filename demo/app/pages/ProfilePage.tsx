// How teammates see this person.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Avatar } from '../parts/Avatar.tsx'
import { Field, Problem, readForm } from '../parts/Field.tsx'
import { Header } from '../parts/Header.tsx'
import { useAppState, useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'
import { avatarColours, type AvatarColour, type Me } from '../../shapes.ts'

export function ProfilePage(): JSX.Element | null {
  const { session } = useAppState()
  return session && <ProfileForm me={session.me} />
}

function ProfileForm({ me }: { me: Me }): JSX.Element {
  const { words: { say }, visits } = useModel()
  const { busy, problem, run } = useSubmit()
  const [colour, setColour] = useState<AvatarColour>(me.colour)
  const [saved, setSaved] = useState(false)
  function onSubmit(event: JSX.TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const { name = '', title = '', timeZone = '' } = readForm(event.currentTarget)
    setSaved(false)
    void run(() => visits.saveProfile({ name, title, timeZone, colour }), () => setSaved(true))
  }
  return (
    <>
      <Header title={say('profile')} />
      <main class="page">
        <p class="lead">{say('profileBody')}</p>
        <form onSubmit={onSubmit} onInput={() => setSaved(false)} class="profile-form" data-shirube="profile-form">
          <div class="profile-face"><Avatar person={{ name: me.name, colour }} size="big" /><span class="who">{me.name}</span><span class="quiet">{me.email}</span></div>
          <Field label={say('name')} name="name" defaultValue={me.name} required maxLength={60} autocomplete="name" />
          <Field label={say('jobTitle')} name="title" defaultValue={me.title} placeholder={say('jobTitleExample')} maxLength={80} autocomplete="organization-title" />
          <fieldset class="choice">
            <legend>{say('colour')}</legend>
            <div class="swatches">
              {avatarColours.map((name) => (
                <label key={name} title={say(name)}>
                  <input type="radio" name="colour" value={name} checked={name === colour} onChange={() => setColour(name)} aria-label={say(name)} />
                  <span class={`swatch ${name}`} />
                </label>
              ))}
            </div>
          </fieldset>
          <div class="field">
            <label for="time-zone">{say('timeZone')}</label>
            <select id="time-zone" name="timeZone">
              {zones(me.timeZone).map((zone) => <option key={zone} selected={zone === me.timeZone}>{zone}</option>)}
            </select>
          </div>
          <Problem text={problem} />
          <div class="form-foot start">
            <button type="submit" class="button ink" disabled={busy}>{say('save')}</button>
            <span class="quiet" role="status">{saved ? say('saved') : ''}</span>
          </div>
        </form>
      </main>
    </>
  )
}

/** The platform's list may lack the very zone it resolves to (UTC). */
function zones(current: string): string[] {
  return [...new Set([current, ...Intl.supportedValuesOf('timeZone')])].sort()
}
