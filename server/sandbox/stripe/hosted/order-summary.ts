import { html, raw } from "hono/html";

import type { Html } from "../../kernel/sandbox-page.ts";
import { formatAmount } from "../state/currencies.ts";
import type { CheckoutRecord } from "../state/stripe-state.ts";
import { merchantOf, totalOf } from "./hosted-page-shell.ts";

const CLOCK = raw(
  '<svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><circle cx="9" cy="9" r="7"/><path d="M9 5v4l2.5 2"/></svg>',
);

/** What is bought: of whom, each line with its price, the total, and until when it can be paid. `now` is the sandbox's time. */
export function orderSummary(record: CheckoutRecord, now: Date): Html {
  const { session } = record;
  const merchant = merchantOf(session);
  return html`<section class="bought" aria-label="Order">
    ${
      session.cancel_url === null
        ? ""
        : html`<a class="back" href="${session.cancel_url}">← Back to ${merchant}</a>`
    }
    <div class="merchant">
      <span aria-hidden="true">${merchant.slice(0, 1).toUpperCase()}</span>
      <h1>Pay ${merchant}</h1>
    </div>
    <p class="total">${totalOf(session)}</p>
    <ul class="items">
      ${record.lineItems.map((item, index) => lineItem(record, item, index))}
    </ul>
    <p class="sum"><span>Total due</span> <span class="amount">${totalOf(session)}</span></p>
    <p class="until small soft">${CLOCK}<span>${openUntil(session.expires_at, now)}</span></p>
  </section>`;
}

function lineItem(record: CheckoutRecord, item: CheckoutRecord["lineItems"][number], index: number): Html {
  const product = record.products[index];
  const quantity = item.quantity ?? 1;
  const each =
    quantity > 1
      ? `${quantity} × ${formatAmount(item.price.unit_amount ?? Math.round(item.amount_total / quantity), item.currency)}`
      : null;
  return html`<li>
    <div>
      <strong>${product?.name ?? item.description}</strong>
      ${product?.description ? html`<p class="small soft">${product.description}</p>` : ""}
      ${each === null ? "" : html`<p class="small soft">${each}</p>`}
    </div>
    <span class="amount">${formatAmount(item.amount_total, item.currency)}</span>
  </li>`;
}

const UTC_CLOCK = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

function openUntil(expiresAt: number, now: Date): Html {
  const until = new Date(expiresAt * 1000);
  const minutes = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  const left =
    minutes < 120
      ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}`
      : `${Math.floor(minutes / 60)} hours`;
  return html`You have ${left} to pay, until
    <time datetime="${until.toISOString()}">${UTC_CLOCK.format(until)} UTC</time>.`;
}
