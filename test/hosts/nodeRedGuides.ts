// A tour for Node-RED as its team would write it: three regions, the last inside a menu that only opens by a press.
import { defineProject } from 'shirube'

export const project = defineProject({
  guides: [
    {
      id: 'first-flow',
      kind: 'tour',
      steps: [
        { id: 'palette', type: 'tooltip', target: '.red-ui-palette-search input', placement: 'end', spotlight: 'ring', title: 'Find a node', body: 'Type what you need, such as **http**.' },
        { id: 'node', type: 'tooltip', target: '[id="11aa22bb33cc44dd"]', placement: 'bottom', spotlight: 'dim', title: 'Start a flow', body: 'This node sends a message when you press it.' },
        {
          id: 'import',
          type: 'tooltip',
          before: [{ click: '#red-ui-header-button-sidemenu' }],
          target: '#menu-item-import',
          placement: 'start',
          spotlight: 'ring',
          title: 'Bring in what others made',
          body: 'Choose **Import** and paste a flow.',
        },
      ],
    },
  ],
})
