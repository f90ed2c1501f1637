// What `shirube init` writes: one tour, one checklist, one milestone and one goal, in two languages.

export const starter = `import { defineProject } from 'shirube'

export default defineProject({
  milestones: [
    {
      id: 'first-project',
      name: { en: 'First project made', ja: '最初のプロジェクトを作成' },
      unit: 'account',
      event: 'Project Created',
      count: 'events',
      atLeast: 1,
    },
  ],
  goals: [
    {
      id: 'activation',
      name: { en: 'Activation', ja: 'アクティベーション' },
      unit: 'account',
      requires: ['first-project'],
      within: '14d',
    },
  ],
  guides: [
    {
      id: 'welcome',
      kind: 'tour',
      trigger: { on: 'load' },
      milestone: 'first-project',
      steps: [
        {
          id: 'hello',
          type: 'modal',
          title: { en: 'Welcome', ja: 'ようこそ' },
          body: { en: 'Two steps, and your first project is there.', ja: '2つの手順で、最初のプロジェクトができます。' },
        },
        {
          id: 'create',
          type: 'tooltip',
          // <button data-shirube="new-project">
          target: { anchor: 'new-project' },
          title: { en: 'Make a project', ja: 'プロジェクトを作成' },
          body: { en: 'Press here to begin.', ja: 'ここを押すと始まります。' },
          spotlight: 'ring',
          advance: { on: 'click' },
        },
      ],
    },
    {
      id: 'get-started',
      kind: 'checklist',
      trigger: { on: 'load' },
      title: { en: 'Get started', ja: 'はじめに' },
      items: [
        {
          id: 'project',
          title: { en: 'Make your first project', ja: '最初のプロジェクトを作成' },
          done: { milestone: 'first-project' },
          action: { start: 'welcome' },
        },
      ],
    },
  ],
  settings: { locale: 'en', zone: 'UTC' },
})
`
