// What every surface needs soon, but not for the first draw of a plain card on a desk. Fetched right after that draw; before
// it where the screen, the person's settings or the content ask for it.
import { moreSheet } from './moreSheet.ts'

export { available } from './available.ts'
export { covers } from './covers.ts'
export { edgeRoom } from './edgeRoom.ts'
export { focusNear } from './focusNear.ts'
export { jump } from './jump.ts'
export { leave } from './leave.ts'
export { Link } from './Link.tsx'
export { watchSeen } from './seen.ts'
export { createVoice } from './voice.ts'
export const sheets: readonly string[] = [moreSheet]
