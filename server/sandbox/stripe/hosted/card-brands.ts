import { html, raw } from "hono/html";

import type { Html } from "../../kernel/sandbox-page.ts";
import type { TestCard } from "../resources/test-cards.ts";

/** Plain shapes of our own in place of the brands' marks. */
const SHAPES: Record<TestCard["brand"], string> = {
  visa: '<path d="m9 14 4-8h4l-4 8z" fill="#3b62b5"/>',
  mastercard: '<path d="m10 5 5 5-5 5-5-5z" fill="#c2572b"/><path d="m18 5 5 5-5 5-5-5z" fill="#d99a2b"/>',
  amex: '<path d="M8 6h5v8H8zm7 0h5v8h-5z" fill="#2f8579"/>',
};

/** The brands that are taken, as small cards. Beside words or a number that say the same. */
export function cardBrands(): Html {
  return html`<span class="brands" aria-hidden="true"
    >${Object.entries(SHAPES).map(([brand, shape]) =>
      raw(
        `<svg class="brand ${brand}" width="28" height="20" viewBox="0 0 28 20"><rect x=".5" y=".5" width="27" height="19" rx="3.5" fill="#fff" stroke="#b9c3cc"/>${shape}</svg>`,
      ),
    )}</span
  >`;
}
