// Names of members that only our own code reads: the browser build writes them short, the same in every file. Never a name
// that travels (events, answers, stored records, messages between tabs), that a host or author writes, that the DOM or a
// library has, or that stands in a string; test/rules/shortNames.test.ts holds the list to that.
export const internalNames = `
  facts newId guard onEvent onAct deps addInline hooks onEnd still ground question post colon onSeen knowledge needsLiveState announce hear isShown
  onAsk onChange onDelivered onLink retryAfter restoreFocus giveBack hasPlace isStarting onBack setTrait isReady look refreshState refusal spill
  switches wantMore wasRefused rich fetchMore flushMs hiddenPieceBytes isOver isUp needsMore onMore onOver yieldPlace asking canGoBack forget gone
  guidesUrl holds holdsStage isLast onAnswer onDegraded onDone onDraw onDrop onFailure onFound onHidden onHide onIdentity onLost onNudge onReady
  onRefused onTrip onWaiting onWake outboxAgeMs outboxBytes outboxEvents past prepare receive records refreshGuides reread spillName happened
  isInterrupting richTextDepth runActions verb batchBytes begin eventMatches listenAdvance milestoneBy nudge onNotice onResume pressElement
  richTextNodes want watchElements guideBytes invoker sessionStart actionLabel delayMs known canMark judgement lockedBy actionDisabled doneAt
  failures firstSession hold interrupting lockName onPause onReceipt onStop
`.trim().split(/\s+/)

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const short = (index) => (letters[Math.floor(index / letters.length) - 1] ?? '') + letters[index % letters.length]

/** For terser. Given out beforehand, so that files which are made one by one agree; the most used come first, where names are shortest. */
export const shortNames = () => ({
  mangle: { properties: { regex: new RegExp(`^(${internalNames.join('|')})$`) } },
  nameCache: { props: { props: Object.fromEntries(internalNames.map((name, index) => [`$${name}`, short(index)])) } },
})
