// The way up from a node, which neither shadow roots nor frames end.

/** What is around a node in the flat tree: its slot, parent, shadow host, the frame it is in. Works across realms. */
export const outOf = (node: Node): Node | null | undefined =>
  (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? (node as Document).defaultView?.frameElement // absent where the kind of node has none
