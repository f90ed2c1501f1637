// Which elements have an ARIA role without saying so (HTML-AAM, the part that guides point at). Menu items, tabs and
// other widgets have no element of their own: they are found by their role attribute.

const input = (...types: string[]): string => types.map((type) => `input[type=${type}]`).join()

const implicit: Readonly<Record<string, string>> = {
  article: 'article',
  button: `button,summary,${input('button', 'submit', 'reset', 'image')}`,
  checkbox: input('checkbox'),
  combobox: 'select:not([multiple],[size])',
  dialog: 'dialog',
  heading: 'h1,h2,h3,h4,h5,h6',
  img: 'img',
  link: 'a[href],area[href]',
  list: 'ul,ol',
  listbox: 'select[multiple],select[size]',
  listitem: 'li',
  main: 'main',
  navigation: 'nav',
  radio: input('radio'),
  row: 'tr',
  searchbox: input('search'),
  slider: input('range'),
  spinbutton: input('number'),
  table: 'table',
  textbox: `textarea,input:not([type]),${input('text', 'email', 'tel', 'url')}`,
}

export function roleSelector(role: string): string {
  const own = Object.hasOwn(implicit, role) ? `,:is(${implicit[role]}):not([role])` : ''
  return `[role~="${CSS.escape(role)}"]${own}`
}
