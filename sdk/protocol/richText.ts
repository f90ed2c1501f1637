// The Markdown subset of guide texts: paragraph, line break, **bold**, *italic*, `code`, [link](url), `-` and `1.` lists,
// {variable|fallback}. Total and linear: whatever is not of the subset is literal text. Never HTML.
import { guideLimits } from './limits.ts'

export type Inline =
  | string
  | { readonly t: 'b' | 'i'; readonly c: readonly Inline[] }
  | { readonly t: 'a'; readonly url: string; readonly c: readonly Inline[] }
  | { readonly t: 'code'; readonly text: string }
  | { readonly t: 'br' }
  | { readonly t: 'var'; readonly name: string; readonly fallback: string }
export type Block = { readonly t: 'p'; readonly c: readonly Inline[] } | { readonly t: 'ul' | 'ol'; readonly items: readonly (readonly Inline[])[] }
export type RichText = readonly Block[]

interface Frame {
  mark: '' | '*' | '**'
  nodes: Inline[]
}

const plain = /[^`*[{\n\\]+/y
const variable = /\{([a-zA-Z][\w.-]{0,120})(?:\|([^{}\n]{0,200}))?\}/y
const bullet = /^(?:[-*]|\d{1,3}[.)]) +/

/** Parses one text. Depth ≤ 8 and ≤ 500 nodes; what goes beyond stays as written. */
export function parseRichText(source: string): RichText {
  let nodes = 0
  const inline = (s: string, links: boolean, depth: number): Inline[] => {
    const stack: Frame[] = [{ mark: '', nodes: [] }]
    let bracket = -2
    let tick = -2
    const top = (): Frame => stack[stack.length - 1] ?? { mark: '', nodes: [] }
    const put = (node: Inline): void => {
      const list = top().nodes
      const last = list[list.length - 1]
      if (typeof node === 'string' && typeof last === 'string') list[list.length - 1] = last + node
      else {
        list.push(node)
        nodes++
      }
    }
    // A mark that never closes was ordinary text after all.
    const dissolve = (): void => {
      const frame = stack.pop()
      if (!frame) return
      put(frame.mark)
      for (const node of frame.nodes) put(node)
    }
    const star = (i: number): number => {
      // Of three stars the inner mark closes first.
      const mark = s[i + 1] === '*' && !(s[i + 2] === '*' && top().mark === '*') ? '**' : '*'
      const after = i + mark.length
      const open = stack.findLastIndex((f) => f.mark === mark)
      if (open > 0 && !/\s/.test(s[i - 1] ?? ' ')) {
        while (stack.length - 1 > open) dissolve()
        const frame = stack.pop()
        if (frame) put(frame.nodes.length ? { t: mark === '**' ? 'b' : 'i', c: frame.nodes } : mark + mark)
      } else if (open < 0 && depth + stack.length < guideLimits.richTextDepth && !/\s/.test(s[after] ?? ' ')) stack.push({ mark, nodes: [] })
      else put(mark)
      return after
    }
    const link = (i: number): number => {
      // Found once and kept, so a row of brackets costs one search, not one each.
      if (bracket !== -1 && bracket < i) bracket = s.indexOf(']', i)
      const end = bracket > i + 1 && s[bracket + 1] === '(' ? s.indexOf(')', bracket + 2) : -1
      const url = end > 0 && end - bracket < 2050 ? s.slice(bracket + 2, end) : ''
      if (!links || !url || /\s/.test(url) || depth + stack.length >= guideLimits.richTextDepth) return put('['), i + 1
      put({ t: 'a', url, c: inline(s.slice(i + 1, bracket), false, depth + stack.length) })
      return end + 1
    }
    for (let i = 0; i < s.length; ) {
      plain.lastIndex = i
      const run = plain.exec(s)
      if (run) {
        put(run[0])
        i += run[0].length
        continue
      }
      const c = s[i] ?? ''
      if (nodes >= guideLimits.richTextNodes) {
        put(s.slice(i))
        break
      }
      if (c === '\n') {
        put({ t: 'br' })
        i++
      } else if (c === '*') i = star(i)
      else if (c === '[') i = link(i)
      else if (c === '`') {
        if (tick !== -1) tick = s.indexOf('`', i + 1)
        const isCode = tick > i + 1
        put(isCode ? { t: 'code', text: s.slice(i + 1, tick) } : c)
        i = isCode ? tick + 1 : i + 1
      } else if (c === '{') {
        variable.lastIndex = i
        const m = variable.exec(s)
        put(m ? { t: 'var', name: m[1] ?? '', fallback: m[2] ?? '' } : c)
        i += m ? m[0].length : 1
      } else {
        // A backslash makes the next mark literal.
        const escaped = /[`*[\]{}\\]/.test(s[i + 1] ?? '') ? (s[i + 1] ?? '') : ''
        put(escaped || c)
        i += escaped ? 2 : 1
      }
    }
    while (stack.length > 1) dissolve()
    return top().nodes
  }

  const blocks: Block[] = []
  let lines: string[] = []
  const flush = (): void => {
    if (lines.length) blocks.push({ t: 'p', c: inline(lines.join('\n'), true, 1) })
    lines = []
  }
  let list: { t: 'ul' | 'ol'; items: (readonly Inline[])[] } | undefined
  for (const raw of source.replace(/\r\n?/g, '\n').split('\n')) {
    const line = raw.trim()
    const mark = bullet.exec(line)?.[0]
    if (mark) {
      flush()
      const t = /\d/.test(mark) ? 'ol' : 'ul'
      if (list?.t !== t) blocks.push((list = { t, items: [] }))
      list.items.push(inline(line.slice(mark.length), true, 2))
    } else {
      list = undefined
      if (line) lines.push(line)
      else flush()
    }
  }
  flush()
  return blocks
}
