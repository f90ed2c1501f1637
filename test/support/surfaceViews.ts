// Views as the runner hands them to a surface, each complete; a test names what it is about.
import { parseRichText } from '../../sdk/protocol/richText.ts'
import type { ChecklistItemView, ChecklistView, TourView } from '../../sdk/runner/view.ts'

export const aTour = (change: Partial<TourView> = {}): TourView => ({
  kind: 'tour',
  guideId: 'welcome',
  runId: 'run-1',
  stepId: 'invite',
  index: 1,
  count: 4,
  mode: 'card',
  type: 'tooltip',
  title: 'Bring in your team',
  body: parseRichText('Two or three people are enough.'),
  media: null,
  target: null,
  placement: 'auto',
  spotlight: 'none',
  cue: '',
  canGoBack: true,
  isLast: false,
  buttons: [],
  takesFocus: true,
  failure: null,
  busy: false,
  ...change,
})

export const anItem = (change: Partial<ChecklistItemView> = {}): ChecklistItemView => ({
  id: 'profile',
  title: 'Fill in your profile',
  body: parseRichText('A name and a face.'),
  minutes: 2,
  done: false,
  doneBy: null,
  doneAt: null,
  lockedBy: null,
  optional: false,
  canMark: false,
  actionLabel: 'Open',
  actionDisabled: false,
  ...change,
})

export const aChecklist = (change: Partial<ChecklistView> = {}): ChecklistView => ({
  kind: 'checklist',
  guideId: 'setup',
  runId: 'run-2',
  title: 'Get your team talking',
  body: [],
  corner: 'bottom-end',
  open: true,
  items: [anItem({ done: true, doneBy: 'you', doneAt: Date.now() }), anItem({ id: 'channel', title: 'Create a channel', canMark: true }), anItem({ id: 'post', title: 'Post a message', lockedBy: 'Create a channel' })],
  complete: false,
  celebrate: false,
  takesFocus: true,
  failure: null,
  ...change,
})
