// The set-up checklist: the four things a workspace needs. Items tick by milestones, whoever of the team did the act.
import { defineGuide } from 'shirube'

export const setUp = defineGuide({
  id: 'set-up',
  kind: 'checklist',
  name: 'Set-up checklist',
  // Owners see it once they are in a channel and neither a tour nor a dialog has their attention; everyone can open it from Help.
  trigger: {
    on: 'condition',
    when: {
      all: [
        { fact: 'user.traits.role', op: 'eq', value: 'owner' },
        { fact: 'page.path', op: 'glob', value: '/c/**' },
        { not: { guide: 'welcome', state: 'in_progress' } },
        { element: 'dialog[open]', state: 'absent' },
      ],
    },
  },
  frequency: 'until_completed',
  title: { en: 'Get your team talking', ja: 'チームで使いはじめる' },
  launcher: { corner: 'bottom-end' },
  items: [
    {
      id: 'profile',
      title: { en: 'Fill in your profile', ja: 'プロフィールを入力する' },
      body: { en: 'Your name and what you do, so that teammates know who is talking.', ja: '名前と担当を入れると、誰の発言かがすぐ伝わります。' },
      minutes: 1,
      done: { milestone: 'profile-filled' },
      action: { label: { en: 'Open profile', ja: 'プロフィールを開く' }, do: [{ navigate: '/profile' }] },
    },
    {
      id: 'channel',
      title: { en: 'Create a channel', ja: 'チャンネルを作る' },
      body: { en: 'One channel for one topic. Start with a project you are working on this week.', ja: '話題ごとに1つ作ります。まずは今週進めている仕事から始めてください。' },
      minutes: 2,
      done: { milestone: 'channel-created' },
      action: { label: { en: 'Create a channel', ja: 'チャンネルを作る' }, do: [{ call: 'addChannel' }] },
    },
    {
      id: 'message',
      title: { en: 'Post a message', ja: 'メッセージを送る' },
      body: { en: 'Say hello or share a plan.', ja: 'あいさつや今日の予定を書いてみましょう。' },
      minutes: 1,
      done: { milestone: 'first-message' },
      action: { label: { en: 'Write a message', ja: 'メッセージを書く' }, do: [{ call: 'writeMessage' }] },
    },
    {
      id: 'teammates',
      title: { en: 'Invite three teammates', ja: 'メンバーを3人招待する' },
      body: { en: 'Done when the third has joined. Each link brings one person.', ja: '3人目が参加すると完了です。1つのリンクで1人が参加できます。' },
      minutes: 3,
      done: { milestone: 'teammates-invited' },
      action: { label: { en: 'Invite teammates', ja: 'メンバーを招待' }, do: [{ call: 'invite' }] },
    },
  ],
})
