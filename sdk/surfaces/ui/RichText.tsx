// Draws the closed text tree: elements and text nodes only. Links are handed in by who has fetched them.
/** @jsxRuntime classic */ /** @jsx h */
import type { Inline, RichText as Tree } from '../../protocol/richText.ts'
import { Fragment, h, type Drawn } from './draw.ts'

export interface LinkProps {
  readonly url: string
  readonly onLink: (url: string) => void
  readonly children: Drawn
}

/** Whether a text is more than paragraphs of words: then it wants `Link`, or the rest of the style. */
export const isRich = (tree: Tree): boolean => /"(a|ol|ul|code)"/.test(JSON.stringify(tree))

/** `Link` null: the text has none. */
export function RichText({ tree, Link, onLink }: { tree: Tree; Link: ((props: LinkProps) => Drawn) | null; onLink: (url: string) => void }): Drawn {
  const draw = (nodes: readonly Inline[]): Drawn =>
    nodes.map((node) => {
      if (typeof node === 'string') return node
      if (node.t === 'var') return node.fallback
      if (node.t === 'br') return <br />
      if (node.t === 'code') return <code>{node.text}</code>
      if (node.t !== 'a') return node.t === 'b' ? <b>{draw(node.c)}</b> : <i>{draw(node.c)}</i>
      const inner = draw(node.c)
      return Link ? <Link url={node.url} onLink={onLink}>{inner}</Link> : inner
    })
  return (
    <Fragment>
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
    </Fragment>
  )
}
