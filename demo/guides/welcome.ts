// The welcome tour: five steps, each an act in the real product. It starts from "Show me around"; whoever chose to look
// around alone is offered it once, another day.
import { defineGuide } from 'shirube'

export const welcome = defineGuide({
  id: 'welcome',
  kind: 'tour',
  name: 'Welcome tour',
  // In the trigger, not the audience: asked for by "Show me around", it starts for anyone.
  trigger: {
    on: 'condition',
    when: {
      all: [
        { fact: 'user.traits.lookAroundAt', op: 'older_than', value: '1d' },
        { fact: 'page.path', op: 'glob', value: '/c/**' },
        { milestone: 'teammates-invited', state: 'pending' },
      ],
    },
  },
  frequency: 'once',
  priority: 60,
  milestone: 'teammates-invited',
  steps: [
    {
      id: 'hello',
      type: 'modal',
      title: { en: 'Welcome to Tsunagu', ja: 'つなぐへようこそ' },
      body: {
        en: 'Three small steps and your team can talk: **make a channel**, **say something**, **invite people**. You do them for real, so nothing is lost afterwards.',
        ja: '**チャンネルを作る**、**ひとこと送る**、**メンバーを招待する**。この3つでチームの会話が始まります。ここで行った操作はそのまま残ります。',
      },
    },
    {
      id: 'add-channel',
      type: 'tooltip',
      page: '/c/*',
      before: [{ call: 'showSidebar' }],
      target: { anchor: 'add-channel' },
      // On a phone the sidebar can be closed again: the request stays on screen without it.
      onMissing: 'unanchored',
      placement: 'end',
      spotlight: 'ring',
      title: { en: 'One channel for one topic', ja: '話題ごとにチャンネルを作る' },
      body: { en: 'Choose **Add channel** and think of a project you are working on this week.', ja: '**「チャンネルを追加」**を選び、今週進めている仕事を1つ思い浮かべてください。' },
      advance: { on: 'click' },
    },
    {
      id: 'name-channel',
      type: 'tooltip',
      page: '/c/*',
      // A reload, or “Continue” after the dialog was closed, brings people back to a place to write the name.
      before: [{ call: 'addChannel' }],
      target: { anchor: 'channel-dialog' },
      placement: 'end',
      title: { en: 'Give it a name', ja: '名前を付ける' },
      body: { en: 'Short is best, such as **spring-launch**. Then choose **Create**.', ja: '**「春の新商品」**のような短い名前がおすすめです。入力したら**「作成」**を選びます。' },
      advance: { on: 'event', event: 'Channel Created' },
    },
    {
      id: 'say-hello',
      type: 'tooltip',
      page: '/c/*',
      target: { anchor: 'composer' },
      placement: 'top',
      spotlight: 'ring',
      title: { en: 'Say something', ja: 'ひとこと送る' },
      body: { en: 'Write what this channel is for and press **Enter**. It will be the first thing your teammates read.', ja: 'このチャンネルの目的を書いて**Enter**を押します。メンバーが最初に読むメッセージになります。' },
      advance: { on: 'event', event: 'Message Posted' },
    },
    {
      id: 'invite',
      type: 'tooltip',
      page: '/c/*',
      target: { anchor: 'invite' },
      placement: 'bottom',
      spotlight: 'ring',
      title: { en: 'Bring in your team', ja: 'チームのメンバーを招待する' },
      body: { en: 'Tsunagu works best with three or more. Choose **Invite** and send each person a link.', ja: '3人以上で使うと良さがわかります。**「招待」**を選び、1人ずつリンクを送ってください。' },
      advance: { on: 'click' },
    },
  ],
})
