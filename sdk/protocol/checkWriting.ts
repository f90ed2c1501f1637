// Warnings about what people will read: missing languages, texts too long for their place, tours nobody finishes.
import type { Problem } from './problem.ts'
import type { Project } from './project.schema.ts'
import type { Text } from './scalar.schema.ts'

// Soft limits: what still reads at a glance in a 340 px card. Japanese says as much in half the characters.
const room = { title: { ja: 28, other: 60 }, body: { ja: 100, other: 200 }, label: { ja: 13, other: 25 } } as const

export function checkWriting(project: Project): Problem[] {
  const problems: Problem[] = []
  const warn = (code: string, path: string, message: string, fix: string): void => void problems.push({ severity: 'warning', code, path, message: `${path}: ${message}`, fix })
  const texts: { text: Text; path: string; place: keyof typeof room }[] = []
  const add = (text: Text | undefined, path: string, place: keyof typeof room): void => void (text !== undefined && texts.push({ text, path, place }))

  project.guides?.forEach((guide, i) => {
    const path = `guides[${i}]`
    if (guide.kind === 'tour') {
      const shown = guide.steps.filter((s) => s.type !== 'wait').length
      if (shown > 5) warn('long_tour', `${path}.steps`, `${shown} steps; fewer people finish a tour beyond five.`, 'Split it, or let a checklist lead.')
      if (guide.trigger && guide.steps.some((s) => s.spotlight === 'dim' || s.spotlight === 'block')) warn('interrupts', `${path}.trigger`, 'it starts by itself and darkens the page.', "Use 'ring', or let people start it.")
      guide.steps.forEach((step, j) => {
        add(step.title, `${path}.steps[${j}].title`, 'title')
        add(step.body, `${path}.steps[${j}].body`, 'body')
        step.buttons?.forEach((b, k) => add(b.label, `${path}.steps[${j}].buttons[${k}].label`, 'label'))
      })
    } else {
      add(guide.title, `${path}.title`, 'title')
      add(guide.body, `${path}.body`, 'body')
      guide.items.forEach((item, j) => {
        add(item.title, `${path}.items[${j}].title`, 'title')
        add(item.body, `${path}.items[${j}].body`, 'body')
        if (item.action && 'label' in item.action) add(item.action.label, `${path}.items[${j}].action.label`, 'label')
      })
    }
  })

  const locales = new Set(texts.flatMap(({ text }) => (typeof text === 'string' ? [] : Object.keys(text))))
  for (const { text, path, place } of texts) {
    const written: readonly (readonly [string, string])[] = typeof text === 'string' ? [['', text]] : Object.entries(text)
    const missing = typeof text === 'string' ? [] : [...locales].filter((l) => !(l in text))
    if (missing.length) warn('missing_translation', path, `no text in ${missing.join(', ')}.`, `Add ${missing.map((l) => `“${l}”`).join(', ')}.`)
    for (const [locale, value] of written) {
      const most = locale.startsWith('ja') || /[\u3040-\u30ff]/.test(value) ? room[place].ja : room[place].other
      if (value.length > most) warn('long_text', locale ? `${path}.${locale}` : path, `${value.length} characters; more than ${most} wrap badly.`, 'Shorten it to one idea.')
    }
  }
  return problems
}
