import { html } from "hono/html";

import type { Kernel } from "../kernel/kernel.ts";
import { type Html, type PageLink, sandboxPage, utcTime } from "../kernel/sandbox-page.ts";
import { deliverySection } from "./delivery-section.ts";
import { faultSection, heldSection } from "./fault-section.ts";
import { PROVIDER_NAMES } from "./provider-names.ts";
import { requestSection } from "./request-section.ts";

/** 5 s: quick enough to follow a booking by eye, slow enough to press a button. */
const REFRESH_SECONDS = 5;

const ADVANCES = [
  { field: "minutes", amount: 1, words: "+1 minute" },
  { field: "minutes", amount: 15, words: "+15 minutes" },
  { field: "minutes", amount: 31, words: "+31 minutes" },
  { field: "hours", amount: 1, words: "+1 hour" },
  { field: "hours", amount: 24, words: "+24 hours" },
  { field: "days", amount: 7, words: "+7 days" },
  { field: "days", amount: 30, words: "+30 days" },
];

/** The whole panel as it stands now. With `refresh` the browser asks again every few seconds. */
export function controlPage(kernel: Kernel, links: readonly PageLink[], refresh: boolean): Html {
  return sandboxPage({
    title: "Control panel",
    links,
    ...(refresh ? { head: html`<meta http-equiv="refresh" content="${REFRESH_SECONDS}" />` } : {}),
    body: html`
      <p>
        ${
          refresh
            ? html`This page renews itself every ${REFRESH_SECONDS} seconds. <a href="/">Stop that</a>`
            : html`<a href="/">Renew</a> · <a href="/?refresh=on">Keep renewing</a>`
        }
      </p>
      ${clockSection(kernel)} ${faultSection(kernel)} ${heldSection(kernel)} ${deliverySection(kernel)}
      ${requestSection(kernel)}
    `,
  });
}

function clockSection({ clock, aheadMs }: Kernel): Html {
  const hoursAhead = Math.round(clock.offsetMs / 360_000) / 10;
  return html`<section id="clock">
    <h2>Clock</h2>
    <p class="large number">${utcTime(clock.now().toISOString())} UTC</p>
    <p class="soft">${hoursAhead === 0 ? "The real time." : `${hoursAhead} hours ahead of the real time.`}</p>
    ${[...aheadMs].map(([provider, ms]) =>
      ms === 0
        ? ""
        : html`<p class="soft">
            ${PROVIDER_NAMES[provider]}’s own clock is ${Math.abs(ms) / 1000} s
            ${ms > 0 ? "ahead" : "behind"}.
          </p>`,
    )}
    <div class="deeds">
      ${ADVANCES.map(
        ({ field, amount, words }) => html`
          <form method="post" action="/clock/advance">
            <input type="hidden" name="${field}" value="${amount}" />
            <button>${words}</button>
          </form>
        `,
      )}
    </div>
  </section>`;
}
