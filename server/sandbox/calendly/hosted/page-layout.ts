import { html, raw } from "hono/html";
import type { PageOptions } from "./page-options.ts";
import { HOSTED_STYLE } from "./page-style.ts";
import { tick } from "./event-points.ts";

export type Html = ReturnType<typeof html>;

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

/**
 * A whole hosted page. May be framed by any site and works without scripts; `aside` is what it is about, beside the content; `head` comes before anything
 * is painted; `open` is for a page with a day open.
 */
export function pageLayout(
  title: string,
  content: Html,
  more: { options?: PageOptions; aside?: Html; head?: Html; end?: Html; open?: boolean } = {},
): Html {
  const { options } = more;
  const aside = options?.hideDetails === true ? undefined : more.aside;
  const style = `${HOSTED_STYLE}${options ? colorStyle(options.colors) : ""}`;
  const wide = more.aside === undefined ? "narrow" : aside === undefined ? "one" : "two";
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
      <body class="${options?.embedded === true ? "embedded" : ""}">
        <div class="sheet ${wide} ${more.open === true ? "open" : ""}">
          ${aside ?? ""}
          <main>${content}</main>
        </div>
        ${
          options && !options.hideCookieNote
            ? html`<footer class="soft">This sandbox sets no cookies.</footer>`
            : ""
        }
        ${more.end ?? ""}
      </body>
    </html>`;
}

/** A page that says one thing; `good` where it is what somebody wanted. */
export function messagePage(title: string, text: string, tone: "good" | "plain" = "plain"): Html {
  return pageLayout(
    title,
    html`<div class="${tone === "good" ? "done" : ""}">
      ${tone === "good" ? tick() : ""}
      <h1>${title}</h1>
      <p>${text}</p>
    </div>`,
  );
}

/** Hidden fields that carry a query through a form sent by GET, whose own fields replace its action's query. */
export function hiddenFields(fields: readonly (readonly [string, string])[]): Html[] {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}
