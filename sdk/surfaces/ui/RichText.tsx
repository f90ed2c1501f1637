// Draws the closed text tree: elements and text nodes only, addresses re-checked here and again at the click.
import type { ComponentChildren, JSX } from 'preact'
import type { Inline, RichText as Tree } from '../../protocol/richText.ts'
import { safeUrl } from '../../protocol/safeUrl.ts'

export function RichText({ tree, onLink }: { tree: Tree; onLink: (url: string) => void }): JSX.Element {
  const draw = (nodes: readonly Inline[]): ComponentChildren =>
    nodes.map((node) => {
      if (typeof node === 'string') return node
      if (node.t === 'var') return node.fallback
      if (node.t === 'br') return <br />
      if (node.t === 'code') return <code>{node.text}</code>
      if (node.t !== 'a') return node.t === 'b' ? <b>{draw(node.c)}</b> : <i>{draw(node.c)}</i>
      const href = safeUrl(node.url, document.baseURI)?.href
      if (!href) return draw(node.c)
      const open = (event: MouseEvent): void => {
        // A new tab asked for by key or wheel is the browser's business.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onLink(node.url)
      }
      return (
        <a href={href} rel="noopener noreferrer" onClick={open}>
          {draw(node.c)}
        </a>
      )
    })
  return (
    <>
      {tree.map((block) => {
        if (block.t === 'p') return <p>{draw(block.c)}</p>
        const List = block.t
        return (
          <List>
            {block.items.map((item) => (
              <li>{draw(item)}</li>
            ))}
          </List>
        )
      })}
    </>
  )
}
