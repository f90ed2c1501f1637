// The lines that bring Shirube into a page.

export function snippetLines(endpoint: string, writeKey: string): string[] {
  return [`<script type="module" crossorigin`, `  src="${endpoint.replace(/\/+$/, '')}/sdk/shirube.js"`, `  data-write-key="${writeKey}"></script>`]
}
