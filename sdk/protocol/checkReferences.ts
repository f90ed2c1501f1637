// What points where: duplicate ids, references to nothing, rules no milestone may combine, actions that lead nowhere.
import type { Problem } from './problem.ts'
import type { Condition } from './condition.schema.ts'
import type { Action, BeforeAction, Guide } from './guide.schema.ts'
import type { Milestone } from './milestone.schema.ts'
import { nearest } from './nearest.ts'
import type { Project } from './project.schema.ts'
import { safeUrl } from './safeUrl.ts'

export function checkReferences(project: Project): Problem[] {
  const problems: Problem[] = []
  const error = (code: string, path: string, message: string, fix: string): void => void problems.push({ severity: 'error', code, path, message: `${path}: ${message}`, fix })
  const guides = project.guides ?? []
  const milestones = project.milestones ?? []
  const goals = project.goals ?? []
  const ids = { guide: guides.map((g) => g.id), milestone: milestones.map((m) => m.id), goal: goals.map((g) => g.id) }

  const unique = (list: readonly { id: string }[], path: string): void => {
    const seen = new Set<string>()
    list.forEach(({ id }, i) => (seen.has(id) ? error('duplicate_id', `${path}[${i}].id`, `“${id}” is used twice.`, 'Give each its own id; ids are for ever.') : seen.add(id)))
  }
  const refers = (kind: keyof typeof ids | 'step', id: string, path: string, known: readonly string[]): void => {
    if (known.includes(id)) return
    const guess = nearest(id, known)
    error('unknown_reference', path, `there is no ${kind} “${id}”.${guess ? ` Did you mean “${guess}”?` : ''} Known: ${known.join(', ') || 'none'}.`, guess ? `Write “${guess}”.` : `Define the ${kind} “${id}”, or remove this reference.`)
  }
  const condition = (c: Condition | undefined, path: string): void => {
    if (!c) return
    if ('all' in c) c.all.forEach((inner, i) => condition(inner, `${path}.all[${i}]`))
    else if ('any' in c) c.any.forEach((inner, i) => condition(inner, `${path}.any[${i}]`))
    else if ('not' in c) condition(c.not, `${path}.not`)
    else if ('milestone' in c) refers('milestone', c.milestone, `${path}.milestone`, ids.milestone)
    else if ('goal' in c) refers('goal', c.goal, `${path}.goal`, ids.goal)
    else if ('guide' in c) refers('guide', c.guide, `${path}.guide`, ids.guide)
    else if ('fact' in c && c.value === undefined && c.op !== 'exists' && c.op !== 'absent') error('missing', `${path}.value`, `“${c.op}” needs a value.`, 'Add “value”.')
  }
  const action = (a: BeforeAction, path: string, steps: readonly string[]): void => {
    if ('start' in a) refers('guide', a.start, `${path}.start`, ids.guide)
    if ('goTo' in a) refers('step', a.goTo, `${path}.goTo`, steps)
    if ('navigate' in a && !safeUrl(a.navigate, 'https://host.invalid')) error('bad_url', `${path}.navigate`, `“${a.navigate}” may not be opened.`, 'Write https://…, mailto:…, tel:… or a path that starts with /.')
  }
  const guide = (g: Guide, path: string): void => {
    condition(g.audience, `${path}.audience`)
    if (g.trigger?.on === 'condition') condition(g.trigger.when, `${path}.trigger.when`)
    if (g.milestone) refers('milestone', g.milestone, `${path}.milestone`, ids.milestone)
    if (g.kind === 'tour') {
      unique(g.steps, `${path}.steps`)
      const steps = g.steps.map((s) => s.id)
      g.steps.forEach((step, i) => {
        const at = `${path}.steps[${i}]`
        condition(step.showIf, `${at}.showIf`)
        if (step.advance?.on === 'condition') condition(step.advance.when, `${at}.advance.when`)
        if (step.type === 'tooltip' && !step.target && step.onMissing !== 'unanchored') error('missing', `${at}.target`, 'a tooltip needs the element it points at.', 'Add “target”, or make it a modal.')
        if (step.type !== 'wait' && !step.title && !step.body) error('missing', `${at}.title`, 'a step a person sees needs a title or a body.', 'Add “title”.')
        if (step.type === 'wait' && (!step.advance || step.advance.on === 'button')) error('bad_value', `${at}.advance`, 'a wait step has no button, so nothing could end it.', 'Give it an advance by click, input, event or condition.')
        const acts = step.advance?.on === 'click' || step.advance?.on === 'input'
        if (acts && !step.target && !(step.advance && 'target' in step.advance && step.advance.target)) error('missing', `${at}.advance.target`, `advance by ${step.advance?.on ?? ''} needs an element.`, 'Add “target” to the step or to “advance”.')
        step.before?.forEach((a, j) => action(a, `${at}.before[${j}]`, steps))
        step.buttons?.forEach((b, j) => b.do.forEach((a, k) => action(a, `${at}.buttons[${j}].do[${k}]`, steps)))
      })
    } else {
      unique(g.items, `${path}.items`)
      g.items.forEach((item, i) => {
        const at = `${path}.items[${i}]`
        condition(item.done, `${at}.done`)
        condition(item.showIf, `${at}.showIf`)
        if (!item.done && !item.manual) error('missing', `${at}.done`, 'nothing could ever tick this item.', 'Add “done” with a condition, or “manual: true”.')
        const actions: readonly Action[] = !item.action ? [] : 'do' in item.action ? item.action.do : [item.action]
        actions.forEach((a, j) => action(a, `${at}.action${actions.length > 1 ? `[${j}]` : ''}`, []))
      })
    }
  }
  const milestone = (m: Milestone, path: string): void => {
    const distinct = typeof m.count === 'object' && 'distinct' in m.count
    if (m.minus && !distinct) error('bad_value', `${path}.minus`, '“minus” works with a distinct count only.', "Count { distinct: 'properties.x' }, or remove “minus”.")
    if (typeof m.atLeast === 'object' && !distinct) error('bad_value', `${path}.atLeast`, '“percentOf” works with a distinct count only.', 'Write a number, or count distinct.')
    if (m.within && 'of' in m.within && m.within.of !== 'account_start' && m.within.of !== 'first_event') {
      refers('milestone', m.within.of, `${path}.within.of`, ids.milestone)
      if (cycle(m.id, milestones)) error('circle', `${path}.within.of`, 'this window waits for itself through other milestones.', 'Anchor one of them at account_start.')
    }
    if (m.within && 'rolling' in m.within && m.latch) error('bad_value', `${path}.latch`, 'a rolling window cannot latch.', 'Remove “latch”.')
    m.where?.forEach((w, i) => {
      if (!/^(properties\.|context\.page\.|context\.locale$)/.test(w.fact)) error('bad_value', `${path}.where[${i}].fact`, `“${w.fact}” cannot be read from an event.`, 'Use properties.*, context.page.* or context.locale.')
    })
  }

  unique(guides, 'guides')
  unique(milestones, 'milestones')
  unique(goals, 'goals')
  guides.forEach((g, i) => guide(g, `guides[${i}]`))
  milestones.forEach((m, i) => milestone(m, `milestones[${i}]`))
  goals.forEach((g, i) => {
    // The two that the console knows by name.
    if ((g.id === 'activation' || g.id === 'onboarding') && g.unit === 'user') problems.push({ severity: 'warning', code: 'goal_of_people', path: `goals[${i}].unit`, message: `goals[${i}].unit: the console's figures count accounts, so “${g.id}” of people stands in none of them.`, fix: "Write unit: 'account', here and in its milestones." })
    g.requires.forEach((id, j) => {
      refers('milestone', id, `goals[${i}].requires[${j}]`, ids.milestone)
      const found = milestones.find((m) => m.id === id)
      if (found && found.unit !== g.unit) error('bad_value', `goals[${i}].requires[${j}]`, `“${id}” counts per ${found.unit}, this goal per ${g.unit}.`, 'Use one unit in a goal and its milestones.')
    })
  })
  return problems
}

const cycle = (start: string, milestones: readonly Milestone[]): boolean => {
  let id: string | undefined = start
  for (let steps = 0; id !== undefined && steps <= milestones.length; steps++) {
    const within: Milestone['within'] = milestones.find((m) => m.id === id)?.within
    id = within && 'of' in within ? within.of : undefined
    if (id === start) return true
  }
  return false
}
