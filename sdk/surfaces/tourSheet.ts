// The tour's own style; sizes and shapes are those of the design's step card. No indentation: shipped as it stands.

export const tourSheet = `.c{width:min(21.25em,100vw - 1em);max-height:calc(100dvh - 1em)}
.at{inset:0 auto auto 0;margin:0}
.in{overflow:auto;overscroll-behavior:contain;padding:1em 1.25em 0;border-radius:inherit}
.c .t{padding-inline-end:1.75em}
.c .d{margin-block-start:.25em}
.c .x{position:absolute;inset-block-start:.875em;inset-inline-end:.875em}
.bare .d{margin:0;padding-inline-end:2em}
.a{display:flex;gap:.6154em;align-items:flex-start;margin-block-start:1.2308em;padding:.6154em .9231em;border-radius:calc(var(--r)*.6667);background:var(--soft);color:var(--ink);font-size:.8125em;line-height:calc(var(--l) - .033);font-weight:550;text-wrap:pretty}
.a .i{margin-block-start:2px}
.f,.u{display:flex;flex-wrap:wrap;align-items:center;gap:.5em .25em}
.u{justify-content:flex-end;margin-inline-start:auto}
.f{position:sticky;bottom:0;padding-block:1.25em;background:var(--surface)}
.a~.f{padding-block-start:.75em}
.g{display:flex;align-items:center;gap:.5em;margin-inline-end:auto}
.g svg{overflow:visible}
.g path,.was{fill:var(--ink)}
.next{fill:var(--strong);opacity:.75}
.p{margin-inline-start:.2857em}
.q:last-child{margin-inline-end:-.5714em}
.arrow{position:absolute;width:20px;height:9px;left:calc(var(--at) - 10px);overflow:visible}
.arrow path{fill:var(--surface);stroke:var(--edge)}
[data-side=bottom] .arrow{top:-8px}
[data-side=top] .arrow{bottom:-8px;rotate:180deg}
[data-side=right] .arrow{top:calc(var(--at) - 4.5px);left:-13.5px;rotate:-90deg}
[data-side=left] .arrow{top:calc(var(--at) - 4.5px);left:auto;right:-13.5px;rotate:90deg}
.spot{position:fixed;inset:0 auto auto 0;margin:0;border:0;padding:0;background:none;overflow:visible;pointer-events:none}
.ring{box-shadow:0 0 0 2px var(--ink),0 0 0 6px color-mix(in oklab,var(--ink) 16%,#0000)}
.modal{width:32.5em;max-width:calc(100vw - 2em);border-radius:calc(var(--r)*1.3333)}
.modal::backdrop{background:light-dark(#0c0d128c,#0404089e)}
.modal .in{padding:1.5em 1.75em 0}
.modal .f{padding-block:1.5em}
.modal .t{font-size:1.25em;line-height:1.4;letter-spacing:-.015em}
.modal .t:lang(ja){line-height:1.5;letter-spacing:0}
.modal .d{font-size:.9375em;line-height:1.6;max-width:60ch;margin-block-start:.5333em}
.modal .x{inset-block-start:.75em;inset-inline-end:.75em;width:2em;height:2em}`
