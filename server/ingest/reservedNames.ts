// Names beginning with `$` are Shirube's own. What guides tell is taken; what only the collector may say is not.

/** Sent by SDKs about guides. */
export const guideEvents: ReadonlySet<string> = new Set([
  '$guide_assigned', '$guide_started', '$guide_engaged', '$step_shown', '$step_completed', '$target_missing', '$guide_completed', '$guide_dismissed',
  '$guide_snoozed', '$guide_paused', '$guide_resumed', '$guide_blocked', '$guide_superseded', '$item_completed', '$survey_answered', '$reply_given', '$hint_opened', '$article_opened',
])

export const isReservedName = (name: string): boolean => name.startsWith('$') && !guideEvents.has(name)
