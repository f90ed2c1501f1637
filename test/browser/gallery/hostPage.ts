// A page that could be a customer's: a small team chat with a sidebar, a header and a composer, light and dark, ja and en.
// Plain HTML of ours, served with its own fonts; the gallery and the surfaces' browser tests draw on it.

export interface HostOptions {
  readonly locale: 'en' | 'ja'
  readonly mode: 'light' | 'dark'
  /** For a page under a policy: the nonce of its own script. */
  readonly nonce?: string
  /** Under a policy without style-src: no style of the host at all. */
  readonly bare?: boolean
  /** More CSS of the host, to be hostile. */
  readonly css?: string
  readonly dir?: 'ltr' | 'rtl'
}

const texts = {
  en: { app: 'Minato Works', nav: ['Home', 'Threads', 'Mentions', 'Saved'], channels: 'Channels', list: ['general', 'product', 'support', 'design-review'], add: 'Add channel', invite: 'Invite', message: 'Message #general', send: 'Send', people: ['Mei Lin', 'Aiko Tanaka', 'Ken Mori', 'Ryo Sato', 'Hana Ito'], said: ['Good morning. The booth plan for the fair is final, thank you for the quick answers.', 'Morning! The samples for the spring line arrived. Photos are in the product channel.', 'They look great. Can we lock the colours before Thursday? The printer needs two days.', 'Support is ready. I wrote short answers to the ten questions we expect.', 'Hello everyone! Happy to be here. Reading through the threads now.'] },
  ja: { app: 'みなと製作所', nav: ['ホーム', 'スレッド', 'メンション', '保存済み'], channels: 'チャンネル', list: ['全体', '商品企画', 'サポート', 'デザイン相談'], add: 'チャンネルを追加', invite: '招待', message: '#全体 へのメッセージ', send: '送信', people: ['林 美', '田中 愛子', '森 健', '佐藤 亮', '伊藤 花'], said: ['おはようございます。展示会のブース案が固まりました。早い返信に助かりました。', 'おはようございます。春モデルの試作品が届きました。写真は商品企画チャンネルに入れてあります。', 'いい仕上がりですね。木曜までに色を確定できますか。印刷に2日かかります。', 'サポートの準備ができました。想定質問10件の回答をまとめてあります。', 'はじめまして、伊藤です。これからよろしくお願いします。いま過去のやりとりを読んでいます。'] },
}

const css = `
*{box-sizing:border-box}
html{color-scheme:light;--bg:#fff;--side:#f7f7f8;--hair:#ebebef;--fg:#1b1c21;--fg2:#55565e;--fg3:#60626b;--sel:#e9e9ed;--ink:#1f2026;--onink:#fff}
html.dark{color-scheme:dark;--bg:#131419;--side:#0e0f13;--hair:#25262e;--fg:#ececf2;--fg2:#b1b2bb;--fg3:#8e9099;--sel:#23242c;--ink:#e8e8ee;--onink:#16171c}
body{margin:0;height:100dvh;display:grid;grid-template-columns:248px 1fr;background:var(--bg);color:var(--fg);font:400 14px/22px "Inter Variable","Noto Sans JP Variable",sans-serif;-webkit-font-smoothing:antialiased}
nav{background:var(--side);border-inline-end:1px solid var(--hair);padding:12px 8px}
nav .app,nav h2{margin:0;padding:4px 10px 12px;font-size:15px;font-weight:650}
nav h2{font-size:12px;line-height:16px;color:var(--fg3);font-weight:550;padding:16px 10px 6px}
ul{list-style:none;margin:0;padding:0}
nav a,nav button{display:block;width:100%;text-align:start;border:0;background:none;height:31px;padding:4px 10px 4px 36px;border-radius:7px;color:var(--fg2);text-decoration:none;font:inherit}
nav .sel{background:var(--sel);color:var(--fg);font-weight:550}
main{display:grid;grid-template-rows:56px 1fr auto;min-width:0;min-height:0}
header{display:flex;align-items:center;gap:12px;padding:0 28px 0 20px;border-block-end:1px solid var(--hair)}
header h1{flex:1;margin:0;font-size:15px;font-weight:650}
.ink{height:32px;padding:0 14px;border:0;border-radius:8px;background:var(--ink);color:var(--onink);font:550 14px/20px inherit;font-family:inherit;font-weight:550}
.round{border:0;width:28px;height:28px;border-radius:8px;background:#f6e6d8}
.log{overflow:auto;padding:12px 20px;display:flex;flex-direction:column;justify-content:flex-end}
.log article{display:flex;gap:12px;padding:8px 0}
.log i{flex:none;width:36px;height:36px;border-radius:8px;background:var(--sel)}
.log p{margin:0;max-width:84ch}
.log b{font-weight:600}
form{margin:12px 20px 20px;padding:12px 8px 8px 16px;border-radius:12px;box-shadow:inset 0 0 0 1px var(--fg3);display:grid;gap:8px}
textarea{border:0;background:none;resize:none;font:inherit;color:inherit;height:24px;padding:0;outline:0}
textarea::placeholder{color:var(--fg3);opacity:1}
form .ink{justify-self:end}
@media (width<600px){body{grid-template-columns:1fr}nav{display:none}form{margin:8px 12px 24px}}
`

/** The whole page with the gallery's script. */
export function hostPage({ locale, mode, nonce = '', css: more = '', dir = 'ltr', bare = false }: HostOptions): string {
  const t = texts[locale]
  const attribute = nonce && ` nonce="${nonce}"`
  return `<!doctype html><html lang="${locale}" dir="${dir}" class="${mode}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Tsunagu</title>${bare ? '' : `<link rel="stylesheet" href="/inter/index.css"><link rel="stylesheet" href="/noto-sans-jp/index.css"><link rel="stylesheet" href="/host.css"><style${attribute}>${more}</style>`}</head><body>
<nav aria-label="Channels"><p class="app">${t.app}</p><ul>${t.nav.map((name) => `<li><a href="#${name}">${name}</a></li>`).join('')}</ul>
<h2>${t.channels}</h2><ul>${t.list.map((name, i) => `<li><a href="#c${i}"${i ? '' : ' class="sel"'}># ${name}</a></li>`).join('')}<li><button id="add" type="button">+ ${t.add}</button></li></ul></nav>
<main><header><h1># ${t.list[0]}</h1><button id="invite" class="ink" type="button">${t.invite}</button><button id="start" class="round" type="button" aria-label="Show me around"></button></header>
<div class="log" tabindex="0" role="log" aria-label="${t.list[0]}">${t.people.map((name, i) => `<article><i></i><div><b>${name}</b><p>${t.said[i]}</p></div></article>`).join('')}</div>
<form id="composer"><textarea id="message" aria-label="${t.message}" placeholder="${t.message}"></textarea><button id="send" class="ink" type="button">${t.send}</button></form></main>
<script type="module" src="/gallery.js"${attribute}></script></body></html>`
}

export const hostCss = css
