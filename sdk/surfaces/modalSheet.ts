// The style of a modal step: its own file, so that a tour that begins with one fetches little else. No indentation: shipped
// as it stands.

export const modalSheet = `.modal{width:32.5em;max-width:calc(100vw - 2em);border-radius:calc(var(--r)*1.3333)}
.modal::backdrop{background:light-dark(#0c0d128c,#0404089e)}
.modal .in{padding:1.5em 1.75em 0}
.modal .f{padding-block:1.5em}
.modal .t{font-size:1.25em;line-height:1.4;letter-spacing:-.015em}
.modal .t:lang(ja){line-height:1.5;letter-spacing:0}
.modal .d{font-size:.9375em;line-height:1.6;max-width:60ch;margin-block-start:.5333em}
.modal .x{inset-block-start:.75em;inset-inline-end:.75em;width:2em;height:2em}`
