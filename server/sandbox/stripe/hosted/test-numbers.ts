import { html } from "hono/html";

import type { Html } from "../../kernel/sandbox-page.ts";
import { TEST_CARDS } from "../resources/test-cards.ts";
import { TEST_IBANS } from "../resources/test-ibans.ts";

/** The numbers that one tries first: pays, declined, asks for authentication. */
const CARDS_TO_HAND = [
  { number: "4242424242424242", label: "Good card" },
  { number: "4000000000000002", label: "Declined card" },
  { number: "4000000000003220", label: "3-D Secure card" },
];

/** The numbers that this page knows: to copy, and with scripts to fill in by one press. */
export function testNumbers(method: "card" | "sepa_debit"): Html {
  if (method === "sepa_debit") return numberList("Test accounts", TEST_IBANS, "");
  return html`${CARDS_TO_HAND.map(({ number, label }) => fillButton(number, label))}
  ${numberList("Test cards", TEST_CARDS, "Any expiry in the future, any CVC.")}`;
}

/** Does nothing without scripts, and so is not there. */
function fillButton(number: string, label: Html | string): Html {
  return html`<button type="button" hidden data-fill="${inGroups(number)}">${label}</button>`;
}

function numberList(title: string, numbers: readonly { number: string; hint: string }[], note: string): Html {
  return html`<details>
    <summary>${title}</summary>
    <div class="numbers card" role="group" aria-label="${title}" tabindex="0">
      <ul>
        ${numbers.map(
          ({ number, hint }) =>
            html`<li>
              <span><code>${inGroups(number)}</code> ${hint}</span>
              ${fillButton(number, html`Fill in<span class="hidden">: ${hint}</span>`)}
            </li>`,
        )}
      </ul>
      ${note === "" ? "" : html`<p class="small soft">${note}</p>`}
    </div>
  </details>`;
}

function inGroups(number: string): string {
  return number.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
