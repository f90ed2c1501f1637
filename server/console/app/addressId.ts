// The id an address names. Read from the address itself: the router has undone half of its escapes already, and an id may hold
// any character, `%` and `/` among them.

/** The last segment, decoded once. */
export function addressId(pathname = location.pathname): string {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
