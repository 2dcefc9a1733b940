import { html, raw } from "hono/html";
import type { PageOptions } from "./page-options.ts";

export type Html = ReturnType<typeof html>;

const STYLE = `
:root{color-scheme:light dark;--back:#fff;--text:#1a2433;--soft:#5b6675;--line:#d5dbe3;--primary:#0b5cd6;--on-primary:#fff;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--back:#12161c;--text:#e8ecf2;--soft:#a3adba;--line:#343c48;--primary:#7db2ff;--on-primary:#0a1320;--bad:#ff9d94}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:960px;margin:0 auto;padding:24px 16px;display:grid;gap:24px}
@media (min-width:720px){main.two{grid-template-columns:260px 1fr}}
h1{font-size:24px;line-height:1.25;margin:0 0 8px}h2{font-size:18px;margin:0 0 12px}h3{font-size:16px;margin:16px 0 8px}
p{margin:0 0 8px}.soft{color:var(--soft)}
a{color:var(--primary)}
button,.button{min-height:44px;padding:8px 16px;font:inherit;border-radius:8px;border:1px solid var(--primary);background:transparent;color:var(--primary);cursor:pointer;text-decoration:none;display:inline-block}
button.main{background:var(--primary);color:var(--on-primary);font-weight:600}
button:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--primary);outline-offset:2px}
.times{display:grid;grid-template-columns:repeat(auto-fill,minmax(88px,1fr));gap:8px;list-style:none;margin:0;padding:0}
.times button{width:100%}
label{display:block;font-weight:600;margin:16px 0 4px}
input,textarea,select{width:100%;min-height:44px;padding:8px 12px;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:8px}
select option{color:#1a2433;background:#fff}
fieldset{border:1px solid var(--line);border-radius:8px;margin:16px 0}fieldset label{font-weight:400}fieldset input{width:auto;min-height:0}
.row{display:flex;gap:8px;align-items:end;flex-wrap:wrap;margin:0 0 16px}.row>div{flex:1 1 200px}
.notice{border:1px solid var(--bad);border-left-width:6px;border-radius:8px;padding:12px 16px;margin:0 0 16px}
.error{color:var(--bad);margin:4px 0 0}
.calendar{display:grid;gap:24px}
@media (min-width:560px){.calendar{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}}
.month{display:flex;align-items:center;justify-content:space-between;gap:8px;margin:0 0 8px}.month h2{margin:0}
nav{display:flex;gap:8px}nav a{min-width:44px;min-height:44px;display:grid;place-items:center;font-size:24px;text-decoration:none;border-radius:50%}
table{width:100%;table-layout:fixed;border-collapse:collapse;text-align:center}
th{font-size:13px;font-weight:400;padding:4px 0}td{padding:2px 0}
td a,td span{display:grid;place-items:center;width:44px;max-width:100%;height:44px;margin:0 auto;border-radius:50%}
td a{background:color-mix(in srgb,var(--primary) 12%,transparent);color:var(--primary);font-weight:600;text-decoration:none}
td a:hover,nav a:hover{text-decoration:underline}
td a[aria-current]{background:var(--primary);color:var(--on-primary)}
.today>*{box-shadow:inset 0 0 0 1px var(--line)}
#times:focus{outline:none}
footer{max-width:960px;margin:0 auto;padding:0 16px 24px;font-size:14px}
`;

/** Black or white, whichever is easier to read on a colour (`#rrggbb`). */
function readableOn(color: string): string {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  // 0.179 is the luminance at which black and white have the same contrast.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
}

function colorStyle({ background, text, primary }: PageOptions["colors"]): string {
  const variables = [
    ...(background
      ? [`--back:${background}`, `--text:${readableOn(background)}`, `--soft:${readableOn(background)}`]
      : []),
    ...(text ? [`--text:${text}`, `--soft:${text}`] : []),
    ...(primary ? [`--primary:${primary}`, `--on-primary:${readableOn(primary)}`] : []),
  ];
  return variables.length === 0 ? "" : `:root{${variables.join(";")}}`;
}

/** A whole hosted page. May be framed by any site and works without scripts; `head` comes before anything is painted. */
export function pageLayout(
  title: string,
  content: Html,
  more: { options?: PageOptions; columns?: 1 | 2; head?: Html; end?: Html } = {},
): Html {
  const style = `${STYLE}${more.options ? colorStyle(more.options.colors) : ""}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${more.head ?? ""}
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main class="${more.columns === 2 && more.options?.hideDetails !== true ? "two" : "one"}">
          ${content}
        </main>
        ${
          more.options && !more.options.hideCookieNote
            ? html`<footer class="soft">This sandbox sets no cookies.</footer>`
            : ""
        }
        ${more.end ?? ""}
      </body>
    </html>`;
}

/** A page that says one thing. */
export function messagePage(title: string, text: string): Html {
  return pageLayout(
    title,
    html`<section>
      <h1>${title}</h1>
      <p>${text}</p>
    </section>`,
  );
}

/** Hidden fields that carry a query through a form sent by GET, whose own fields replace its action's query. */
export function hiddenFields(fields: readonly (readonly [string, string])[]): Html[] {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}
