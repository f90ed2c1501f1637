// The style every surface shares: tokens, text, buttons. em of max(16px, 1rem), so a host's `html{font-size:62.5%}`
// does not shrink us and a person's larger font enlarges us. No indentation: these bytes are shipped as they stand.

// Tokens sit on `.s` inside the shadow root, where no rule of the host (`*{all:unset!important}` and its kin) can reach them.
export const baseSheet = `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483000!important;font-family:inherit!important}
.s{display:contents;color-scheme:light dark;font-size:max(16px,1rem);line-height:1.5;color:var(--text);-webkit-font-smoothing:antialiased;text-align:start;--l:1.5714;--r:12px;
--accent:light-dark(#5e48c8,#a6a1fe);--on:light-dark(#fff,#140041);--ink:var(--accent);
--soft:light-dark(#f0eefe,#2a2650);
--surface:light-dark(#fff,#1d1e26);
--text:light-dark(#191a20,#f3f4fd);--text2:light-dark(#54555c,#b9bac4);--text3:light-dark(#6b6d76,#9fa1ab);
--strong:light-dark(#84858d,#787a84);
--edge:light-dark(#191a2014,#ffffff1a);
--shadow:0 0 0 1px var(--edge),0 1px 2px light-dark(#191a200d,#0000004d),0 8px 16px -6px light-dark(#191a201a,#0000),0 20px 40px -10px light-dark(#191a202e,#000000a6)}
:lang(ja){--l:1.7143}
:is(.s,.s *){box-sizing:border-box}
:is(h2,p,ol,ul){margin:0;padding:0}
button{position:relative;border:0;margin:0;background:none;font:inherit;color:inherit;letter-spacing:inherit;text-align:start;cursor:pointer}
svg,img{display:block;flex:none}
.i{width:1em;height:1em;font-size:16px;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[tabindex="-1"]{outline:0}
:focus-visible:not([tabindex="-1"]){outline:2px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 2px var(--surface)}
.c{position:fixed;inset:0;margin:auto;border:0;padding:0;flex-direction:column;overflow:visible;color:inherit;background:var(--surface);border-radius:var(--r);box-shadow:var(--shadow)!important}
.c:popover-open,.c[open]{display:flex}
.t{font-size:1em;line-height:1.5;font-weight:650;letter-spacing:-.011em;text-wrap:balance;overflow-wrap:anywhere}
.t:lang(ja){letter-spacing:0}
:is(.t,.b,.n,.d,.a):lang(ja){word-break:auto-phrase}
.d{font-size:.875em;line-height:var(--l);color:var(--text2);text-wrap:pretty;line-break:strict;overflow-wrap:anywhere}
.d>*+*{margin-block-start:.5em}
.d b{color:var(--text);font-weight:600}
.m{font-size:.75em;line-height:1.4;color:var(--text3);font-variant-numeric:tabular-nums;unicode-bidi:plaintext}
.b{display:inline-flex;align-items:center;justify-content:center;min-height:2.2857em;padding:0 .5714em;border-radius:calc(var(--r)*.6667);font-size:.875em;line-height:1.4286;font-weight:550;color:var(--text2);text-wrap:balance}
.b::after,.x::after{content:"";position:absolute;inset:-2px}
.p{padding:0 1em;background:var(--accent);color:var(--on);box-shadow:0 1px 1px light-dark(#191a201a,#0000)}
.x{display:grid;place-items:center;width:1.75em;height:1.75em;padding:0;border-radius:calc(var(--r)*.5);color:var(--text3);flex:none}
.x::after{inset:-4px}`
