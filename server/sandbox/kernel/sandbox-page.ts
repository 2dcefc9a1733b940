import { html, raw } from "hono/html";

import { SANDBOX_STYLE } from "./sandbox-style.ts";

/** What hono's `html` tag gives: text that is already escaped, some of it perhaps still to come. */
export type Html = ReturnType<typeof html>;

export interface PageLink {
  title: string;
  href: string;
}

const STYLE = `${SANDBOX_STYLE}
.top{background:var(--back);border-bottom:1px solid var(--line)}
.top>div,main{max-width:72rem;margin:0 auto;padding:0 24px}
.top>div{display:flex;flex-wrap:wrap;align-items:center;gap:0 24px}
.top strong{display:flex;align-items:center;gap:10px;font-size:1.0625rem;min-height:56px;margin-right:auto}
.top nav{display:flex;flex-wrap:wrap;gap:0 20px}
.top nav a{display:flex;align-items:center;min-height:44px;color:var(--soft);text-decoration:none;font-weight:600;font-size:.9375rem}
.top nav a:hover{color:var(--text)}
.top nav a[aria-current]{color:var(--text);box-shadow:inset 0 -2px var(--primary)}
main{padding-top:32px;padding-bottom:64px}
main>h1{font-size:1.75rem}
main section,article{background:var(--back);border:1px solid var(--line);border-radius:16px;padding:20px 24px;margin-bottom:20px;box-shadow:var(--lift)}
section>:last-child{margin-bottom:0}
.deeds{display:flex;flex-wrap:wrap;gap:8px;margin-bottom:12px}.deeds form{display:contents}
.fields{display:flex;flex-wrap:wrap;gap:12px;align-items:end}.fields label{margin:0;display:grid;gap:4px;flex:0 1 auto;min-width:0}
td form{display:inline}
.large{font-size:1.5rem;font-weight:650;margin:0}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px;margin:0}dt{color:var(--soft)}dd{margin:0}
@media (max-width:40rem){.top>div,main{padding-left:16px;padding-right:16px}main{padding-top:20px}main section,article{padding:16px}
.top strong{min-height:48px}.top nav{width:100%;flex-wrap:nowrap;overflow-x:auto}.top nav a{white-space:nowrap}}
`;

/** A square in a round of dots: the sandbox's own mark. */
const MARK = raw(
  '<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="7" fill="var(--primary)"/><path d="M7 16.5h10M8.5 13l3.5-6 3.5 6z" fill="none" stroke="var(--on-primary)" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>',
);

/** A whole page in the sandbox's own look; needs no JavaScript. `head` may add e.g. a refresh or a style; `current` is the link that is open. */
export function sandboxPage(page: {
  title: string;
  body: Html;
  links?: readonly PageLink[];
  current?: string;
  head?: Html;
}): Html {
  const links = page.links ?? [];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title} · Sandbox</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
        ${page.head ?? ""}
      </head>
      <body>
        <header class="top">
          <div>
            <strong>${MARK} Sandbox</strong>
            ${
              links.length === 0
                ? ""
                : html`<nav aria-label="Sandbox">
                    ${links.map(
                      (link) =>
                        html`<a
                          href="${link.href}"
                          ${link.href === page.current ? raw('aria-current="page"') : ""}
                          >${link.title}</a
                        >`,
                    )}
                  </nav>`
            }
          </div>
        </header>
        <main>
          <h1>${page.title}</h1>
          ${page.body}
        </main>
      </body>
    </html>`;
}

/**
 * A table that scrolls in itself where there is no room, and can then be reached by keyboard. `name` says what it lists; the header of a column of
 * buttons is heard and not seen.
 */
export function scrollingTable(
  name: string,
  columns: readonly (string | { readonly heard: string })[],
  rows: readonly Html[],
): Html {
  return html`<div class="table" role="group" aria-label="${name}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map((column) =>
            typeof column === "string"
              ? html`<th scope="col">${column}</th>`
              : html`<th scope="col"><span class="hidden">${column.heard}</span></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
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
