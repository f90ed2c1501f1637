// The part of the shared style that a plain card on a desk does not need: text beyond paragraphs, failures, phones, coarse
// pointers, contrast. Comes before the first draw where it applies, after it elsewhere. No indentation: shipped as it stands.

export const moreSheet = `.s{--hover:light-dark(#5138b7,#c4c4ff);--hovered:light-dark(#f1f1f7,#2b2c37);--scrim:light-dark(#0c0d128c,#0404089e);--bad:light-dark(#b71824,#ff847d);--small:0 0 0 1px var(--edge),0 1px 2px light-dark(#191a200f,#0000),0 6px 14px -4px light-dark(#191a201f,#00000080)}
.b:hover,.x:hover{background:var(--hovered);color:var(--text)}
.p:hover{background:var(--hover);color:var(--on)}
[aria-disabled=true]{opacity:.55;cursor:default}
.d :is(ol,ul){padding-inline-start:1.4em}
.d code{font:.93em ui-monospace,Menlo,Consolas,monospace;padding:.1em .3em;border-radius:4px;background:var(--hovered)}
button{-webkit-tap-highlight-color:transparent}
a{color:var(--ink);text-underline-offset:3px;text-decoration-thickness:1px}
.e{font-size:.8125em;line-height:1.54;color:var(--bad);margin-block-start:.6em}
@media (width<480px),(height<500px),(pointer:coarse){.b{min-height:3.1429em;padding:0 1.1429em}.p{padding:0 1.7143em}.x{width:2.75em;height:2.75em}}
@media (width<480px),(height<500px){.c{inset:auto 0 0!important;margin:0!important;translate:none!important;width:auto!important;max-width:none!important;border-radius:calc(var(--r)*1.3333) calc(var(--r)*1.3333) 0 0!important;box-shadow:0 0 0 1px var(--edge),0 -12px 40px -8px #0000002e!important;padding-block-end:max(.875em,env(safe-area-inset-bottom))}
.c::before{content:"";position:absolute;z-index:1;inset-block-start:8px;inset-inline:calc(50% - 16px);height:4px;border-radius:2px;background:var(--strong);opacity:.5}}
@media (width>=480px) and (height<500px){.c{inset:0 0 0 auto!important;width:20em!important;height:auto;max-height:none!important;border-radius:0!important}.c::before{content:none}}
@media (prefers-contrast:more){.s.s{--text3:var(--text2);--border:var(--strong)}}
@media (forced-colors:active){.s.s{--ink:Highlight;--accent:Highlight;--on:HighlightText;--surface:Canvas;--strong:CanvasText;--border:GrayText;--edge:CanvasText}.c,.b,.x,.pill{border:1px solid}.p{forced-color-adjust:none}}`
