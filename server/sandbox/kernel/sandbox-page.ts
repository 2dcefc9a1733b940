import { html, raw } from "hono/html";

/** What hono's `html` tag gives: text that is already escaped, some of it perhaps still to come. */
export type Html = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --text: #1d2430; --soft: #5b6575; --line: #d9dee6; --page: #f5f7fa;
  --card: #fff; --accent: #1f5fbf; --good: #1a6b3c; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --text: #e8ebf0; --soft: #a3adbb; --line: #353d4a; --page: #14181f;
  --card: #1c222b; --accent: #8ab4f8; --good: #7fd6a2; --bad: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 72rem; margin: 0 auto; padding: 16px; }
header { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: baseline; padding-bottom: 0; }
header strong { font-size: 1.125rem; margin-right: auto; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 8px 0 16px; }
h2 { font-size: 1.125rem; margin: 0 0 12px; }
section, article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px;
  margin-bottom: 16px; }
a { color: var(--accent); }
.soft { color: var(--soft); }
.good { color: var(--good); }
.bad { color: var(--bad); }
time, .number, td { font-variant-numeric: tabular-nums; }
.large { font-size: 1.375rem; }
form { display: inline-flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 0 8px 8px 0; }
label { display: grid; gap: 2px; font-size: .875rem; color: var(--soft); }
input, select, button { font: inherit; color: inherit; min-height: 44px; padding: 8px 12px; border-radius: 8px;
  border: 1px solid var(--line); background: var(--page); max-width: 100%; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
button.danger { color: var(--bad); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); }
th, button { overflow-wrap: normal; }
td { overflow-wrap: break-word; }
section > :last-child { margin-bottom: 0; }
th { font-size: .875rem; color: var(--soft); font-weight: 600; }
pre { white-space: pre-wrap; margin: 0; font-size: .875rem; }
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
summary { cursor: pointer; min-height: 24px; }
`;

/** A whole page in the sandbox's own plain look; needs no JavaScript. `head` may add e.g. a refresh. */
export function sandboxPage(page: {
  title: string;
  body: Html;
  links?: readonly { title: string; href: string }[];
  head?: Html;
}): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Sandbox</title>
        <link rel="icon" href="data:," />
        ${page.head ?? ""}
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <strong>Sandbox</strong>
          ${(page.links ?? []).map((link) => html`<a href="${link.href}">${link.title}</a>`)}
        </header>
        <main>
          <h1>${page.title}</h1>
          ${page.body}
        </main>
      </body>
    </html>`;
}

const UTC_WORDS = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "medium",
  timeZone: "UTC",
});

/** "14 Mar 2026, 09:30:00": UTC always; the page around it says so. */
export function utcTime(instant: string): Html {
  return html`<time datetime="${instant}">${UTC_WORDS.format(new Date(instant))}</time>`;
}
