import { invariant } from "../../server/domain/values/invariant.ts";
import type { Visitor } from "../kit/visitors.ts";

/** 5: more than any page of ours leads on by itself. */
const REDIRECTS_MAX = 5;

/** What a person without scripts sees. */
export interface ReadPage {
  /** Where they ended: what they would load again. */
  readonly path: string;
  /** The words of its main part. */
  readonly words: string;
  /** Whether it loads itself again, as waiting pages do. */
  readonly goesOn: boolean;
}

/** Opens a page that is there, and goes where it leads within our own addresses. */
export async function readPage(visitor: Visitor, path: string): Promise<ReadPage> {
  let at = path;
  for (let led = 0; led < REDIRECTS_MAX; led++) {
    const page = await visitor.get(at);
    const onward = page.headers.get("location");
    if (onward === null) {
      invariant(page.status === 200, `${at} answers ${page.status}`);
      const html = await page.text();
      return { path: at, words: wordsIn(html), goesOn: /http-equiv="refresh"/i.test(html) };
    }
    at = onward;
  }
  throw new Error(`${path} leads on and on.`);
}

/** The words of a page's main part, without its tags. */
export function wordsIn(html: string): string {
  const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? [];
  return main
    .replaceAll(/<(script|style).*?<\/\1>/gs, "")
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}
