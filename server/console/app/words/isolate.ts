// A name from a customer's user inside a sentence of ours: letters that run from right to left, and marks that turn the
// direction, end with the name. Nothing is added to a name without them, so that a search of the page still finds it.

const turns = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE; pops of its own cannot end that early. */
export const isolate = (name: string): string => (turns.test(name) ? `\u2068${name.replaceAll('\u2069', '')}\u2069` : name)
