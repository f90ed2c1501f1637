// What JSX compiles to in the browser build: Preact's own runtime also carries what servers and developers need.
import { Fragment, h } from 'preact'

export const jsx = (type: string, props: object, key?: string | number) => h(type, { ...props, key })
export { Fragment, jsx as jsxs }
