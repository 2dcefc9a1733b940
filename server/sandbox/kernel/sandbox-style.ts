/** Colours of every page of the sandbox, in light and in dark, and what all of them share: text, controls, cards, tables. Each page adds its own parts. */
export const SANDBOX_STYLE = `
:root{color-scheme:light dark;--page:#f2f5f7;--back:#fff;--text:#17212b;--soft:#55616e;--line:#dbe2e8;--field:#7d8995;
--primary:#0d5f70;--on-primary:#fff;--good:#17663f;--good-tint:#e0f2e8;--bad:#a82828;--bad-tint:#fce9e7;--warn:#774800;--warn-tint:#fcf0d4;
--notice:#20598a;--notice-tint:#e2edf8;--lift:0 1px 2px #0f1e2b14,0 8px 24px #0f1e2b14}
@media (prefers-color-scheme:dark){:root{--page:#0f1419;--back:#192028;--text:#e9eef3;--soft:#a7b2be;--line:#303a45;--field:#7d8a97;
--primary:#6fc5d5;--on-primary:#05222a;--good:#86d0a8;--good-tint:#17301f;--bad:#f6a29a;--bad-tint:#3b2020;--warn:#e8b96e;--warn-tint:#33280f;
--notice:#9ac5ed;--notice-tint:#16293b;--lift:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere;
font-variant-numeric:tabular-nums}
h1{font-size:1.5rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0 0 16px}
h2{font-size:1.0625rem;line-height:1.35;font-weight:650;margin:0 0 12px}
h3{font-size:1rem;font-weight:650;margin:16px 0 8px}
p{margin:0 0 8px}
a{color:var(--primary);text-underline-offset:2px}
svg{flex:none}
.soft{color:var(--soft)}.good{color:var(--good)}.bad{color:var(--bad)}
.small{font-size:.875rem}
label{display:block;font-size:.875rem;font-weight:600;margin:16px 0 4px}
input,select,textarea{width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--field);border-radius:10px;background:var(--back);color:inherit;font:inherit}
input[type=radio],input[type=checkbox]{width:20px;height:20px;min-height:0;margin:0;padding:0;accent-color:var(--primary);flex:none}
[aria-invalid=true]{border-color:var(--bad);box-shadow:0 0 0 1px var(--bad)}
fieldset{border:1px solid var(--line);border-radius:10px;margin:16px 0;padding:4px 16px 12px;min-width:0}
legend{font-size:.875rem;font-weight:600;padding:0 4px}
button,.button{display:inline-flex;align-items:center;justify-content:center;gap:8px;min-height:44px;padding:8px 16px;border:1px solid var(--field);border-radius:10px;
background:var(--back);color:var(--text);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer;max-width:100%;overflow-wrap:normal}
button:hover,.button:hover{border-color:var(--primary);background:color-mix(in srgb,var(--primary) 8%,var(--back))}
button.main,.button.main{background:var(--primary);border-color:var(--primary);color:var(--on-primary)}
button.main:hover,.button.main:hover{background:color-mix(in srgb,var(--primary) 86%,var(--text))}
button.danger{color:var(--bad)}
:focus-visible{outline:3px solid var(--primary);outline-offset:2px}
.card{background:var(--back);border:1px solid var(--line);border-radius:16px;padding:24px;box-shadow:var(--lift)}
.error{color:var(--bad);font-size:.875rem;margin:4px 0 0}
.notice{background:var(--bad-tint);color:var(--bad);border-radius:10px;padding:12px 16px;margin:0 0 16px}.notice p{margin:0}
.pill{display:inline-block;border-radius:99px;padding:0 10px;font-size:.8125rem;font-weight:600;line-height:1.75;background:var(--page);color:var(--soft);white-space:nowrap}
.pill.good{background:var(--good-tint)}.pill.bad{background:var(--bad-tint)}.pill.warn{background:var(--warn-tint);color:var(--warn)}.pill.now{background:var(--notice-tint);color:var(--notice)}
.table{position:relative;overflow-x:auto}.table table{border-collapse:collapse;width:100%;min-width:44rem}
.table th,.table td{text-align:left;vertical-align:top;padding:10px 16px 10px 0;border-bottom:1px solid var(--line)}
.table th{font-size:.8125rem;color:var(--soft);font-weight:600;overflow-wrap:normal;white-space:nowrap}.table td{overflow-wrap:break-word}
.table tr:last-child td{border-bottom:0}
code,pre{font-size:.875rem;white-space:pre-wrap;margin:0}
summary{cursor:pointer;min-height:44px;padding:10px 0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
