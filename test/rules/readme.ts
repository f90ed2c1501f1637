// The code blocks of a Markdown page, by language.

export interface CodeBlock {
  language: string
  code: string
  /** 1 is the first line of the page. */
  line: number
}

export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  let open: { language: string; line: number; lines: string[] } | undefined
  markdown.split('\n').forEach((text, index) => {
    const fence = /^```\s*(\w*)/.exec(text)
    if (!fence) open?.lines.push(text)
    else if (open) {
      blocks.push({ language: open.language, line: open.line, code: open.lines.join('\n') })
      open = undefined
    } else open = { language: fence[1] ?? '', line: index + 2, lines: [] }
  })
  return blocks
}
