// The name a screen reader would say, as far as guides need it (accname steps 2B-2I): references, label, text, title.

export const collapse = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

export function accessibleName(element: Element): string {
  const attribute = (name: string): string => collapse(element.getAttribute(name))
  const root = element.getRootNode()
  const referred = attribute('aria-labelledby')
    .split(' ')
    .map((id) => (id && 'getElementById' in root ? collapse((root as Document).getElementById(id)?.textContent) : '')) // a document or shadow root
    .join(' ')
  // Options are choices, not a name.
  const content = element.localName === 'select' ? '' : collapse(element.textContent) || collapse(element.querySelector('[alt],[aria-label]')?.getAttribute('alt') ?? element.querySelector('[aria-label]')?.getAttribute('aria-label'))
  return collapse(referred) || attribute('aria-label') || label(element) || attribute('alt') || (element.localName === 'textarea' ? '' : content) || attribute('title') || attribute('placeholder')
}

function label(element: Element): string {
  if ('labels' in element && element.labels instanceof NodeList) {
    const text = collapse([...element.labels].map((node) => node.textContent).join(' '))
    if (text) return text
  }
  return element instanceof HTMLInputElement && /^(button|submit|reset)$/.test(element.type) ? element.value : ''
}
