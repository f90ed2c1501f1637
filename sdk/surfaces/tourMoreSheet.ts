// The part of the tour's style that a plain card on a desk does not need: pictures, modals, pills, phones, forced colours.
// No indentation: shipped as it stands.

export const tourMoreSheet = `:dir(rtl)>svg{scale:-1 1}
.mv .g path{transition:transform .15s}
.media{margin:-.5em -.75em 1em;border-radius:calc(var(--r)*.5);overflow:hidden}
.media img{width:100%;height:auto;max-height:15em;object-fit:cover}
.media~.x{background:var(--surface);box-shadow:var(--small);border-radius:99em;color:var(--text2)}
.media~.t{padding:0}
:is(.dim,.block){box-shadow:0 0 0 1.5px #ffffffb8,0 0 0 200vmax var(--scrim)}
.off :is(.c,.spot){opacity:0;pointer-events:none}
.pill{position:fixed;inset:auto 0 calc(20px + var(--up,0px));margin:auto;display:flex;align-items:center;gap:.5714em;width:fit-content;max-width:calc(100vw - 2em);min-height:2.5714em;padding:.4em 1em .4em .7143em;border-radius:99em;font-size:.875em;font-weight:550;color:var(--text);background:var(--surface);box-shadow:var(--small)}
.pill[popover]:not(:popover-open){display:none}
.pill svg{color:var(--ink)}
.modal .media{margin:-1.5em -1.75em 1.5em;border-radius:0}
@media (width<480px),(height<500px){.c{max-height:45dvh}.c:has(img){max-height:55dvh}.modal{max-height:85dvh}.in,.modal .in{padding:1.25em 1em 0}.f,.modal .f{padding-block-end:1.25em}.c .t{padding-block-start:.25em;padding-inline-end:2.5em}.c .x{inset-block-start:.75em;inset-inline-end:.375em}.up{inset:0 0 auto!important;padding-block:env(safe-area-inset-top) 0;border-radius:0 0 calc(var(--r)*1.3333) calc(var(--r)*1.3333)!important}.arrow{display:none}.q:last-child{margin-inline-end:-1.1429em}.media{margin:.25em 0 1em}.media~.t{padding:0}.media~.x{inset-block-start:2em;inset-inline-end:1.5em;width:2.25em;height:2.25em}.modal .x{width:2.75em;height:2.75em;inset:.75em .75em auto auto}.modal .in{padding-inline:1.25em}.modal .media{margin:-1.25em -1.25em 1.25em}}
.up::before{content:none}
@media (width>=480px) and (height<500px){.up{inset:0 auto 0 0!important;border-radius:0!important}}
@media (pointer:coarse){.q:last-child{margin-inline-end:-1.1429em}}
@media (forced-colors:active){.spot:not(.none){outline:4px solid Highlight}}`
