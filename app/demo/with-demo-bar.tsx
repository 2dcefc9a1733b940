import type { Demo } from "../../server/http/context.ts";
import type { LanguageTag } from "../../server/domain/text/language.ts";
import { renderDemoBar } from "./render-demo-bar.tsx";
import barStyles from "./demo-bar.css?url&no-inline";
import barScript from "virtual:demo-bar-script";

/**
 * A page with the demo's bar, which says what the last press came to; outside of a demo the page as it is. The bar comes after all that React knows of the
 * body, where it leaves alone what it did not render, and stands on top by its styles.
 */
export async function withDemoBar(
  html: string,
  request: Request,
  { demo, language }: { readonly demo: Demo | null; readonly language: LanguageTag },
): Promise<string> {
  if (demo === null) return html;
  const { pathname, search } = new URL(request.url);
  const bar = await renderDemoBar(demo, pathname + search, language);
  if (demo.said !== null) demo.say(null);
  return html
    .replace("</head>", () => `<link rel="stylesheet" href="${barStyles}"/></head>`)
    .replace(
      /<\/body>(?![\s\S]*<\/body>)/,
      () => `${bar}<script type="module" src="${barScript}"></script></body>`,
    );
}
