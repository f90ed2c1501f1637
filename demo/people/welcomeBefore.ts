// The welcome tour as it was before its rewrite: it told instead of letting people act. Pushed first, so that the console
// shows two versions and what the second one changed.
import { defineGuide } from 'shirube'
import { welcome } from '../guides/welcome.ts'

const plain = { on: 'button' } as const
const [hello, addChannel, nameChannel, sayHello, invite] = welcome.steps

export const welcomeBefore = defineGuide({
  ...welcome,
  steps: [
    {
      ...hello,
      body: {
        en: 'Tsunagu has channels, members and invitations. This tour shows where everything is.',
        ja: 'つなぐには、チャンネル、メンバー、招待の機能があります。それぞれの場所をご案内します。',
      },
    },
    { ...addChannel, advance: plain },
    { ...nameChannel, target: { anchor: 'add-channel' }, advance: plain },
    { ...sayHello, advance: plain },
    { ...invite, advance: plain },
  ],
})
