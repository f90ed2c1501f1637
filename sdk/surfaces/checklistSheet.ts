// The checklist's own style; sizes and shapes are those of the design's launcher and panel. No indentation: shipped as it stands.

export const checklistSheet = `.s{--line:light-dark(#d6cffa,#453f7d);--sub:light-dark(#f6f6fb,#262730);--border:light-dark(#e4e5ed,#34353f);--good:light-dark(#057743,#59c886)}
.w{position:fixed;inset-block:auto calc(1.25em + var(--up,0px) + env(safe-area-inset-bottom,0px));inset-inline:auto 1.25em;--at:auto calc(4.75em + var(--up,0px))}
.w[data-corner^=top]{inset-block:calc(1.25em + var(--up,0px)) auto;--at:calc(4.75em + var(--up,0px)) auto}
.w[data-corner$=start]{inset-inline:1.25em auto}
.launcher{display:flex;align-items:center;gap:.625em;height:2.75em;padding:0 1em 0 .75em;border-radius:99em;font-weight:550;color:var(--text);background:var(--surface);box-shadow:var(--shadow)}
.launcher span{font-size:.875em}
.launcher:focus-visible{box-shadow:var(--shadow),0 0 0 2px var(--surface)}
.cnt{color:var(--text3);font-weight:450;font-variant-numeric:tabular-nums}
.dial{width:1.25em;height:1.25em;fill:none;stroke:var(--border);stroke-width:2.5;rotate:-90deg}
.dial circle+circle{stroke:var(--ink);stroke-linecap:round}
.mv .dial circle{transition:stroke-dasharray .15s}
.ok{display:grid;place-items:center;width:1.4286em;height:1.4286em;border-radius:50%;background:var(--good);color:var(--surface)}
.panel{width:min(22.5em,100vw - 2.5em);max-height:calc(100dvh - 6em - var(--up,0px));inset-block:var(--at);inset-inline:auto 1.25em;margin:0;overflow:hidden}
[data-corner$=start] .panel{inset-inline:1.25em auto}
.body{overflow:auto;overscroll-behavior:contain;outline-offset:-2px}
.head{padding-block:1em;padding-inline:1.25em .875em}
.row{display:flex;align-items:center}
.grow{flex:1;min-width:0}
.it .grow{font-size:.875em;line-height:var(--l)}
.head .d{margin-block-start:.25em;padding-inline-end:.4286em}
.head .m{margin-block-start:.6667em}
.bar{display:flex;gap:3px;height:6px;margin-block-start:.75em;margin-inline-end:.375em}
.bar i{position:relative;flex:1;overflow:hidden;background:var(--border);border-radius:1px}
.bar i:first-child{border-start-start-radius:3px;border-end-start-radius:3px}
.bar i:last-child{border-start-end-radius:3px;border-end-end-radius:3px}
.bar .on{background:var(--ink);forced-color-adjust:none}
.bar .tip{border-radius:1px;clip-path:polygon(0 0,calc(100% - 4px) 0,100% 50%,calc(100% - 4px) 100%,0 100%)}
:dir(rtl)>.tip{scale:-1 1}
.items{list-style:none;padding:0 .75em .75em}
.it{position:relative;border-radius:calc(var(--r)*.6667)}
.it:not(:last-child)::before{content:"";position:absolute;inset-inline-start:17px;inset-block:30px -10px;width:2px;border-radius:1px;background:var(--border)}
.it:is(.done,.now):not(:last-child)::before{background:var(--line)}
.it-row{display:flex;width:100%;gap:.75em;padding:.5em;align-items:flex-start;border-radius:inherit}
button.it-row:hover{background:var(--hovered)}
.mark{position:relative;z-index:1;display:grid;place-items:center;width:20px;height:20px;margin-block-start:1px;flex:none;border-radius:50%;background:var(--surface);color:var(--on);box-shadow:inset 0 0 0 1.5px var(--strong)}
.mark:lang(ja){margin-block-start:2px}
.done .mark{background:var(--accent);box-shadow:none}
.mark .i{font-size:14px;stroke-width:1.9}
.lock .mark{color:var(--text3);background:var(--sub);box-shadow:inset 0 0 0 1px var(--border)}
.lock .i{font-size:13px;stroke-width:1.5}
.opt .mark{box-shadow:none;border:1.5px dashed var(--strong)}
.now .mark{background:none;color:var(--ink);box-shadow:none}
:dir(rtl)>.plate{scale:-1 1}
.n{font-weight:500;overflow-wrap:anywhere}
.now .n{font-weight:600}
:is(.done,.lock) .n{color:var(--text3);font-weight:400}
.done .n{text-decoration:line-through 1px color-mix(in oklab,var(--text3) 55%,#0000)}
.who{display:block;margin-block-start:2px;font-size:.8571em}
.mins{white-space:nowrap;line-height:calc(var(--l)*1.1667)}
.tag{display:inline-block;font-size:.7857em;line-height:1.4545;font-weight:500;padding:0 .5455em;border-radius:4px;background:var(--hovered);color:var(--text2);white-space:nowrap;vertical-align:1px}
.open{background:var(--sub);margin-block:4px;box-shadow:inset 0 0 0 1px var(--edge)}
.open:not(:last-child)::before{inset-block:26px -12px}
.open.now:not(:first-child)::after{content:"";position:absolute;inset-inline-start:17px;inset-block-start:0;height:12px;width:2px;background:var(--line)}
.det{padding:0 .75em .75em;padding-inline-start:2.5em}
.det .d{font-size:.8125em}
.acts{display:flex;flex-wrap:wrap;align-items:center;gap:.25em;margin-block-start:.75em}
.base{display:flex;justify-content:flex-end;padding:.5em .75em;border-block-start:1px solid var(--border)}
.base .b{font-size:.8125em}
.end{padding:1em 1.25em 1.25em}
.end :is(.d,.m){margin-block-start:.25em}
.end .acts{margin-block-start:1.25em}
.art{margin:.5em .5em 0;border-radius:calc(var(--r)*.5);width:calc(100% - 1em);height:auto;--mid:light-dark(#14122a,#fff)}
.mv .det{animation:in .15s .2s both}
.mv .new .i path{stroke-dasharray:14;animation:tick .15s both}
.mv .bar .new::after{content:"";position:absolute;inset:0;background:var(--border);transform-origin:100%;animation:fill .15s .15s both}
:dir(rtl) .new::after{transform-origin:0}
.mv .art .k{animation:slide .15s .1s both}
.mv .art .k+.k{animation-delay:.3s;--x:40px}
.mv .art .j{animation:fall .5s .45s both cubic-bezier(.2,.8,.2,1)}
@keyframes in{0%{opacity:0}}
@keyframes tick{0%{stroke-dashoffset:14}}
@keyframes fill{to{transform:scaleX(0)}}
@keyframes slide{0%{opacity:0;transform:translateX(var(--x,-40px))}}
@keyframes fall{0%{opacity:0;transform:translateY(-24px)}}
@media (width<480px),(height<500px),(pointer:coarse){.it-row{padding-block:.6875em}.base .b{font-size:.875em}}
@media (width<480px),(height<500px){.w{inset-inline:auto .75em}.w[data-corner$=start]{inset-inline:.75em auto}.panel{max-height:85dvh}.panel::backdrop{background:var(--scrim);opacity:.55}.body{padding-block-start:.75em}.head{padding-inline-end:.5em}.art{margin:.75em 1em 0;width:calc(100% - 2em)}}
@media (forced-colors:active){.launcher,.open,.mark{border:1px solid}.bar i{outline:1px solid}.bar i:not(.on){background:Canvas}}`
