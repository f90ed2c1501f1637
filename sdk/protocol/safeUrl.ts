// Which addresses content may open. Parsed, never matched by prefix: browsers drop tabs and control characters before they read a scheme.

const schemes = new Set(['https:', 'http:', 'mailto:', 'tel:'])

/**
 * The address a link may open, or null. `base` is the page it would open from.
 * Allowed: http(s), mailto, tel and paths; everything else (javascript:, data:, blob:, …) is refused.
 */
export function safeUrl(url: string, base: string): URL | null {
  // Any C0 control or backslash is a trick, not an address (WHATWG URL strips or folds them).
  if (/[\u0000-\u0020\\\u007f]/.test(url)) return null
  try {
    const parsed = new URL(url, base)
    return schemes.has(parsed.protocol) && !parsed.username && !parsed.password ? parsed : null
  } catch {
    // Not an address at all.
    return null
  }
}
