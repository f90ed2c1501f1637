// Where the console is mounted. Its files live in <mount>/assets/, so the bundle knows without a <base> element, which the policy forbids.

/** Ends with a slash. */
export const mountPath = new URL('..', import.meta.url).pathname
