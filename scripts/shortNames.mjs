// Names of members that only our own code reads: the browser build writes them short, the same in every file. Never a name
// that travels (events, answers, stored records, messages between tabs), that a host or author writes, that the DOM or a
// library has, or that stands in a string; test/rules/shortNames.test.ts holds the list to that.
export const internalNames = `
  actionDisabled actionLabel addInline announce asking begin canMark delayMs deps doneAt failures firstSession gone ground happened hasPlace
  hear hold holds holdsStage interrupting isInterrupting isLast isOver isReady isShown isStarting isUp judgement knowledge known lockName lockedBy
  look milestoneBy needsLiveState newId nudge onAnswer onAsk onChange onDegraded onDelivered onDone onDraw onDrop onEnd onEvent onFailure onFound
  onHide onIdentity onLost onNotice onOver onPause onReady onReceipt onRefused onSeen onStop onTrip onWaiting onWake past post prepare question
  receive records refreshGuides refreshState refusal reread restoreFocus retryAfter rich runActions sessionStart setTrait spill spillName still
  switches verb want wasRefused yieldPlace
  canGoBack fetchMore giveBack needsMore onAct onBack onHidden onMore onNudge onResume wantMore
`.trim().split(/\s+/)

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const short = (index) => (letters[Math.floor(index / letters.length) - 1] ?? '') + letters[index % letters.length]

/** For terser. Given out beforehand, so that files which are made one by one agree. */
export const shortNames = () => ({
  mangle: { properties: { regex: new RegExp(`^(${internalNames.join('|')})$`) } },
  nameCache: { props: { props: Object.fromEntries(internalNames.map((name, index) => [`$${name}`, short(index)])) } },
})
