// How likely each act is, before and after the tour was rewritten. The whole story of the sample is in these figures:
// most accounts stop at inviting; with the new tour more of them go on.
export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

export const weeks = 10
/** The second tour was published this long before now. */
export const rewriteDaysAgo = 33

export interface Habits {
  /** Chooses "Show me around". */
  takesTour: number
  /** Goes on from each step to the next one. */
  stepOn: readonly [number, number, number, number, number]
  profile: number
  channel: number
  message: number
  /** Sends invitations at all. */
  invites: number
  /** Each invited person comes. */
  joins: number
  invited: readonly [number, number]
}

export const before: Habits = {
  takesTour: 0.54, stepOn: [0.9, 0.84, 0.8, 0.79, 0.74], profile: 0.66, channel: 0.74, message: 0.8, invites: 0.64, joins: 0.72, invited: [2, 7],
}
export const after: Habits = {
  takesTour: 0.66, stepOn: [0.95, 0.93, 0.91, 0.9, 0.86], profile: 0.74, channel: 0.84, message: 0.88, invites: 0.8, joins: 0.78, invited: [3, 8],
}

/** Made a workspace and never came back. */
export const neverStarted = 0.1
/** A tour taken to its end makes the later acts likelier by this much of the way to certain. */
export const tourHelps = 0.35
/** Of those who would invite enough: does it only after the window. */
export const tooLate = 0.09
/** One of the people who joined is removed again. */
export const revokes = 0.1
/** Stops using the product some days after the start. */
export const fallsSilent = 0.3
