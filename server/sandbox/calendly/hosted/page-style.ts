import { SANDBOX_STYLE } from "../../kernel/sandbox-style.ts";

/** The look of the hosted pages: one sheet with who and what, the month and the times beside each other, or below each other on a phone. */
export const HOSTED_STYLE = `${SANDBOX_STYLE}
body.embedded{background:var(--back)}
.sheet{max-width:66rem;margin:40px auto 16px;background:var(--back);border:1px solid var(--line);border-radius:16px;box-shadow:var(--lift);display:grid}
.embedded .sheet{max-width:none;margin:0;border:0;border-radius:0;box-shadow:none}
.sheet.narrow{max-width:38rem}
.sheet>*{padding:24px;min-width:0}
aside{border-bottom:1px solid var(--line)}
aside>*,aside ul{margin:0 0 12px}
.face{display:flex;align-items:center;gap:12px;color:var(--soft);font-weight:600}
.face span{display:grid;place-items:center;width:40px;height:40px;border-radius:50%;flex:none;background:color-mix(in srgb,var(--primary) 16%,var(--back));color:var(--text);font-size:.9375rem;font-weight:700}
.what{font-size:1.375rem;line-height:1.25;letter-spacing:-.01em}
.points{list-style:none;padding:0;display:grid;gap:8px;color:var(--soft);font-weight:600}
.points li{display:flex;gap:10px;align-items:flex-start}.points svg{margin-top:3px}
main>:last-child,main section>:last-child{margin-bottom:0}
.calendar{display:grid;gap:24px}
.month{display:flex;align-items:center;justify-content:space-between;gap:8px;margin:0 0 8px}.month h2{margin:0;min-height:44px;display:flex;align-items:center}
nav{display:flex;gap:4px}
nav a{width:44px;height:44px;display:grid;place-items:center;font-size:1.5rem;line-height:1;text-decoration:none;border-radius:50%}
nav a:hover{background:color-mix(in srgb,var(--primary) 12%,transparent)}
.calendar table{width:100%;table-layout:fixed;border-collapse:collapse;text-align:center}
.calendar th{font-size:.75rem;font-weight:600;letter-spacing:.02em;padding:4px 0 8px}
.calendar td{padding:2px 0}
td>a,td>span{position:relative;display:grid;place-items:center;width:44px;max-width:100%;height:44px;margin:0 auto;border-radius:50%}
td>a{background:color-mix(in srgb,var(--primary) 11%,var(--back));color:var(--primary);font-weight:700;text-decoration:none}
td>a:hover{background:color-mix(in srgb,var(--primary) 22%,var(--back))}
td>a[aria-current]{background:var(--primary);color:var(--on-primary)}
.today>*::after{content:"";position:absolute;bottom:5px;width:4px;height:4px;border-radius:50%;background:currentColor}
.none{text-align:center}
.empty{display:grid;place-content:center;justify-items:center;gap:8px;text-align:center;color:var(--soft);padding:24px 8px}
.empty h2{margin:0;font-size:1rem;color:inherit}
.times{display:grid;grid-template-columns:repeat(auto-fill,minmax(128px,1fr));gap:8px;list-style:none;margin:0;padding:4px}
.times button{width:100%;min-height:48px;padding:0;border-color:color-mix(in srgb,var(--primary) 55%,var(--back));color:var(--primary);background:var(--back);font-weight:700;overflow:hidden}
.times button:hover{background:color-mix(in srgb,var(--primary) 8%,var(--back))}
.times button:active,.times button:focus{display:grid;grid-template-columns:1fr 1fr;align-items:stretch;gap:0;border-color:var(--primary);background:var(--primary);color:var(--on-primary)}
.times button:active>span,.times button:focus>span{display:grid;place-items:center;background:var(--soft);color:var(--back)}
.times button:active::after,.times button:focus::after{content:"Next";display:grid;place-items:center}
#times:focus{outline:none}
.zone{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:24px 0 0;padding-top:16px;border-top:1px solid var(--line)}
.zone>div{flex:1 1 200px}.zone label{margin-top:0}
.row{display:flex;gap:8px;align-items:end;flex-wrap:wrap;margin:0 0 16px}.row>div{flex:0 1 200px}.row label{margin-top:0}
.choice{display:flex;align-items:center;gap:12px;min-height:44px;font-weight:400;font-size:1rem;margin:4px 0}
.go{margin-top:24px}
.deeds{display:flex;flex-wrap:wrap;gap:8px;margin:24px 0 0}
.done{text-align:center}.done .points{width:fit-content;margin:16px auto;text-align:left}.done .face{justify-content:center}.done .deeds{justify-content:center}
.tick{display:grid;place-items:center;width:56px;height:56px;margin:0 auto 16px;border-radius:50%;background:var(--good-tint);color:var(--good)}
.offers{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
.offers li{border-bottom:1px solid var(--line)}
.offers a{display:flex;justify-content:space-between;gap:16px;align-items:center;min-height:64px;padding:12px 4px;color:var(--text);font-weight:600;text-decoration:none}
.offers a:hover{color:var(--primary);text-decoration:underline}.offers span{color:var(--soft);font-weight:400;white-space:nowrap}
footer{max-width:66rem;margin:0 auto;padding:0 24px 24px;font-size:.8125rem}
.embedded footer{border-top:1px solid var(--line);padding-top:12px}
@media (min-width:40rem){.open .calendar{grid-template-columns:minmax(0,1fr) minmax(0,13rem)}.open #times{max-height:27rem;overflow-y:auto}.open .times{grid-template-columns:1fr}}
@media (min-width:56rem){.sheet.two{grid-template-columns:18rem minmax(0,1fr)}.two aside{border-bottom:0;border-right:1px solid var(--line)}.two>*,.narrow>*{padding:32px}
.two form:not(.zone,.row){max-width:30rem}}
@media (max-width:45rem){body:not(.embedded){background:var(--back)}.sheet{margin:0;border:0;border-radius:0;box-shadow:none}.sheet>*{padding:20px 16px}}
@media (max-width:24rem){.sheet>*{padding:16px 8px}}
`;
