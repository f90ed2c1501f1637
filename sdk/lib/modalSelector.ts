// What makes a layer of the page modal. Ours live in a shadow root and are never found by this.
export const modalSelector = 'dialog:modal,[aria-modal="true"]'
