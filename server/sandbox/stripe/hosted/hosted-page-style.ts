import { SANDBOX_STYLE } from "../../kernel/sandbox-style.ts";

/** The look of the hosted pages: what is bought beside the form, below each other on a phone. */
export const HOSTED_PAGE_STYLE = `${SANDBOX_STYLE}
.strip{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;padding:4px 24px;background:var(--warn-tint);color:var(--warn);font-size:.875rem}
.strip p{margin:0 auto 0 0;font-weight:600;padding:8px 0}
.strip button{min-height:36px;padding:4px 12px;font-size:.875rem;background:transparent;border-color:var(--warn);color:var(--warn)}
.strip details{position:relative}.strip summary{padding:8px 0;min-height:36px;font-weight:600}
.numbers{position:absolute;right:0;z-index:1;width:min(30rem,calc(100vw - 32px));max-height:70vh;overflow:auto;padding:8px 16px;color:var(--text);text-align:left}
.numbers ul{list-style:none;margin:0;padding:0}
.numbers li{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:8px 0;border-bottom:1px solid var(--line)}
.numbers code{display:block}.numbers button{border-color:var(--field);color:var(--text)}.numbers p{padding:8px 0;font-weight:400}
main{display:grid}main>section{padding:32px 24px}
.bought>*,.pay>*{width:100%;max-width:27rem;margin-left:auto;margin-right:auto}
.pay{background:var(--back)}
.back{min-height:44px;display:flex;align-items:center;gap:8px;text-decoration:none;font-size:.9375rem;color:var(--soft)}.back:hover{color:var(--text);text-decoration:underline}
.merchant{display:flex;align-items:center;gap:12px;margin-top:12px}
.merchant span{display:grid;place-items:center;width:40px;height:40px;border-radius:12px;background:var(--primary);color:var(--on-primary);font-weight:700}
.merchant h1{font-size:1.0625rem;margin:0}
.total{font-size:2.5rem;line-height:1.15;letter-spacing:-.02em;font-weight:680;margin-top:16px;margin-bottom:24px}
.items{list-style:none;padding:0;margin-top:0;margin-bottom:0}
.items li,.sum{display:flex;justify-content:space-between;gap:24px;padding:12px 0;border-top:1px solid var(--line)}
.items strong{display:block;font-weight:600}.items p{margin:0}
.sum{font-weight:650;margin-bottom:24px}
.amount{white-space:nowrap}
.until{display:flex;gap:10px;align-items:center;margin-top:0}
.pay h2{font-size:1.375rem;margin-bottom:20px}
.pay h3{font-size:1rem;margin:28px 0 8px}
.pay h3+label,.panel>label:first-child{margin-top:0}
.methods{list-style:none;margin:0;padding:0;border:1px solid var(--field);border-radius:12px}
.methods>li+li{border-top:1px solid var(--line)}
.method{display:flex;align-items:center;gap:12px;min-height:52px;padding:8px 16px;color:inherit;text-decoration:none;font-weight:600;border-radius:12px}
.method .dot{width:18px;height:18px;border:1px solid var(--field);border-radius:50%;flex:none}
[aria-current] .dot,.only .dot{border:6px solid var(--primary)}
.brands{display:flex;gap:4px;margin-left:auto}
.panel{padding:4px 16px 20px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.typed{position:relative}.typed input{padding-right:116px}.typed .brands{position:absolute;right:12px;top:12px;pointer-events:none}
.typed[data-brand] .brand{opacity:.2}.typed[data-brand=visa] .visa,.typed[data-brand=mastercard] .mastercard,.typed[data-brand=amex] .amex{opacity:1}
.mistake{color:var(--bad);font-size:.875rem;margin:4px 0 0}
.alert{background:var(--bad-tint);color:var(--bad);border-radius:10px;padding:12px 16px;margin-bottom:16px}
.go{width:100%;min-height:52px;margin-top:28px;font-size:1.0625rem}
.go[aria-disabled]{opacity:.75;cursor:progress}
.safe{display:flex;gap:8px;align-items:center;justify-content:center;margin-top:12px}
.turn{display:none;width:18px;height:18px;border:3px solid currentColor;border-right-color:transparent;border-radius:50%}
.go[aria-disabled] .turn{display:block}.go[aria-disabled] .lock{display:none}
@media (prefers-reduced-motion:no-preference){.turn{animation:turn 1s linear infinite}}@keyframes turn{to{rotate:1turn}}
main.single{min-height:70vh;place-content:center;grid-template-columns:minmax(0,30rem);padding:32px 16px}
main.single>section{padding:32px}
.single .go{margin-top:16px}
@media (min-width:60rem){.double{grid-template-columns:1fr 1fr;min-height:calc(100vh - 52px)}.double>section{padding:48px 56px 64px}
.bought>*{margin-right:0}.pay>*{margin-left:0}.bought{position:sticky;top:0;align-self:start}.pay{box-shadow:-1px 0 0 var(--line)}}
@media (max-width:40rem){.strip{padding:4px 16px}.strip details{position:static}.numbers{left:16px;right:16px;width:auto}.double>section{padding:16px 16px 32px}
.total{font-size:2.125rem;margin-top:12px;margin-bottom:16px}.strip>button{display:none}.strip button,.strip summary{min-height:44px}.strip summary{padding:12px 0}main.single{place-content:start stretch;grid-template-columns:minmax(0,1fr)}}
`;
