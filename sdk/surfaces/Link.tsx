// A link of the author: its address is checked here and again at the click. Without a safe one it is plain text.
/** @jsxRuntime classic */ /** @jsx h */
import { safeUrl } from '../protocol/safeUrl.ts'
import type { LinkProps } from './ui/RichText.tsx'
import { Fragment, h, type Drawn } from './ui/draw.ts'

export function Link({ url, onLink, children }: LinkProps): Drawn {
  const href = safeUrl(url, document.baseURI)?.href
  if (!href) return <Fragment>{children}</Fragment>
  const open = (event: MouseEvent): void => {
    // A new tab asked for by key or wheel is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onLink(url)
  }
  return (
    <a href={href} rel="noopener noreferrer" onClick={open}>
      {children}
    </a>
  )
}
