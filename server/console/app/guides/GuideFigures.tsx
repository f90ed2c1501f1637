// Started → Engaged → Completed → Milestone, each with its base and meaning.
import type { ComponentChildren } from 'preact'
import type { GuideFunnel } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { Definition } from '../parts/Definition.tsx'
import { RateValue } from '../parts/RateValue.tsx'
import { guide as words, guides } from '../words/guides.ts'
import { readText } from '../words/say.ts'

function Figure({ label, meaning, value, note }: { readonly label: string; readonly meaning: string; readonly value: ComponentChildren; readonly note: string }) {
  return (
    <div class="figure">
      <div class="label">
        {label}
        <Definition title={label} sentence={meaning} rows={[]} />
      </div>
      <div class="value">{value}</div>
      <p>{note}</p>
    </div>
  )
}

export function GuideFigures({ funnel }: { readonly funnel: GuideFunnel }) {
  const { say, format, locale } = useConsole()
  const { started, engaged, completed, milestone } = funnel
  const runs = (n: number): string => say(words.runs, format.number(n), format.number(started))
  return (
    <section class="card stat4" aria-label={funnel.name}>
      <Figure label={say(guides.started)} meaning={say(words.startedMeaning)} value={format.number(started)} note={say(words.people, format.number(funnel.people), format.number(funnel.accounts))} />
      <Figure label={say(words.engaged)} meaning={say(words.engagedMeaning)} value={<RateValue rate={{ numerator: engaged, denominator: started }} />} note={runs(engaged)} />
      <Figure label={say(guides.completed)} meaning={say(words.completedMeaning)} value={<RateValue rate={{ numerator: completed, denominator: started }} />} note={runs(completed)} />
      {milestone ? (
        <Figure
          label={say(words.milestone, readText(milestone.name, locale))}
          meaning={say(milestone.unit === 'account' ? words.milestoneMeaning : words.milestoneMeaningPeople)}
          value={<RateValue rate={{ numerator: milestone.reached, denominator: milestone.of }} />}
          note={format.of(milestone.reached, milestone.of)}
        />
      ) : (
        <Figure label={say(words.milestone, '–')} meaning={say(words.milestoneMeaning)} value="–" note={say(words.noMilestone)} />
      )}
    </section>
  )
}
