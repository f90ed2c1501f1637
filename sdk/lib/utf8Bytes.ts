// How many bytes a text takes on the wire.

export const utf8Bytes = (text: string): number => new TextEncoder().encode(text).length
