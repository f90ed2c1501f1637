// A tour with every way of drawing a step, and a checklist that can be done by hand.
import { defineProject } from 'shirube'

export const project = defineProject({
  settings: { theme: { accent: '#0b6b57' } },
  guides: [
    {
      id: 'strict-tour',
      kind: 'tour',
      steps: [
        { id: 'modal', type: 'modal', title: 'Welcome', body: 'Text with **weight**, `code` and a list:\n\n- one\n- two' },
        { id: 'ring', type: 'tooltip', target: '#one', spotlight: 'ring', title: 'First', body: 'Read [more](/more).' },
        { id: 'dim', type: 'tooltip', target: '#two', spotlight: 'dim', title: 'Second' },
        { id: 'block', type: 'tooltip', target: '#one', spotlight: 'block', title: 'Third' },
      ],
    },
    {
      id: 'strict-list',
      kind: 'checklist',
      title: 'Get started',
      items: [
        { id: 'a', title: 'Read the notes', body: 'Five minutes.', manual: true, minutes: 5 },
        { id: 'b', title: 'Ask a question', manual: true },
      ],
    },
  ],
})
