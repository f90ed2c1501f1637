// Every bound both sides keep. Bytes are UTF-8 bytes, times are milliseconds.

/** What the collector takes; over a body limit the answer is 413, over an event limit that event alone is rejected. */
export const limits = {
  bodyBytes: 4 * 1024 * 1024,
  batchEvents: 2500,
  eventBytes: 32 * 1024,
  depth: 10,
  keys: 255,
  keyLength: 128,
  stringBytes: 8 * 1024,
  idLength: 256,
  messageIdLength: 100,
  nameLength: 200,
  futureMs: 5 * 60_000,
  browserPastMs: 30 * 86_400_000,
  skewIgnoredMs: 2_000,
  stateBodyBytes: 4 * 1024,
  stateAnswerBytes: 16 * 1024,
} as const

/** What our own SDK sends and keeps. */
export const clientLimits = {
  batchEvents: 20,
  batchBytes: 48 * 1024,
  hiddenPieceBytes: 16 * 1024,
  flushMs: 3_000,
  outboxEvents: 1_000,
  outboxBytes: 2 * 1024 * 1024,
  outboxAgeMs: 7 * 86_400_000,
} as const

/** What one guide may hold. */
export const guideLimits = { steps: 50, items: 30, textLength: 4_000, richTextDepth: 8, richTextNodes: 500, guides: 200, guideBytes: 64 * 1024 } as const
