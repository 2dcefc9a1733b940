/** The look of the hosted pages: light and dark from the same tokens, one column on a phone. */
export const HOSTED_PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1a1f36; --soft: #545b6e; --page: #f6f8fa; --card: #fff; --line: #c9ced8; --field: #7b8294;
  --accent: #0a5bd8; --on-accent: #fff; --bad: #b3093c; --bad-page: #fdecf1; --good: #0b6b3a; --test: #8a4b00; --test-page: #fff1d6 }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f6; --soft: #a9b1c2; --page: #12151c; --card: #1b202b; --line: #454d5e; --field: #858ea3;
  --accent: #6ea8ff; --on-accent: #0b1220; --bad: #ff9db6; --bad-page: #3a1622; --good: #7fdcaa; --test: #ffcf87; --test-page: #3b2b10 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 64px; display: grid; gap: 32px }
@media (min-width: 48rem) { main { grid-template-columns: 1fr 1fr; padding-top: 64px } }
main.wide { grid-template-columns: 1fr; max-width: 80rem }
main.single { grid-template-columns: 1fr; max-width: 32rem }
h1 { font-size: 1.125rem; font-weight: 600; margin: 16px 0 0; color: var(--soft) }
.total { font-size: 2.25rem; font-weight: 650; margin: 0 0 24px; font-variant-numeric: tabular-nums }
.badge { display: inline-block; padding: 0 8px; border-radius: 4px; background: var(--test-page); color: var(--test); font-size: .8125rem; font-weight: 600 }
.items { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
.items li { display: flex; justify-content: space-between; gap: 16px; padding: 12px 0; border-bottom: 1px solid var(--line) }
.items p { margin: 0; color: var(--soft); font-size: .875rem }
.amount { white-space: nowrap; font-variant-numeric: tabular-nums }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 24px }
.card h2 { margin: 0 0 16px; font-size: 1.25rem }
label { display: block; font-size: .875rem; font-weight: 550; margin: 16px 0 4px }
input { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--field); border-radius: 8px; background: transparent; color: inherit; font: inherit; font-variant-numeric: tabular-nums }
input[aria-invalid=true] { border-color: var(--bad) }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px }
.mistake { color: var(--bad); font-size: .875rem; margin: 4px 0 0 }
.alert { background: var(--bad-page); color: var(--bad); border-radius: 8px; padding: 12px; margin: 0 0 16px }
button, .button { display: block; width: 100%; min-height: 48px; margin-top: 24px; padding: 10px 16px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer }
button.quiet { background: transparent; color: var(--accent); border: 1px solid var(--accent); margin-top: 12px }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
details { margin-top: 24px; font-size: .875rem } summary { cursor: pointer; padding: 12px 0 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top }
code { font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
.methods { list-style: none; display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin: 0; padding: 0 }
.methods a { display: block; min-height: 44px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px; text-align: center }
.methods [aria-current] { border: 2px solid var(--accent); font-weight: 600 }
.done { color: var(--good) }
`;
