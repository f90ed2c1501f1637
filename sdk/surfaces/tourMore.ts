// What a tour needs soon, but not for the first draw of a plain card on a desk: see more.ts.
import { moreSheet } from './moreSheet.ts'
import { tourMoreSheet } from './tourMoreSheet.ts'

export { clear } from './clear.ts'
export * from './more.ts'
export { answerPress } from './answerPress.ts'
export { createStepAside } from './stepAside.ts'
export { Chip, Media, ToStep } from './TourExtras.tsx'
export const sheets: readonly string[] = [moreSheet, tourMoreSheet]
