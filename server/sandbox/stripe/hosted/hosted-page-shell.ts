import { html, raw } from "hono/html";
import type Stripe from "stripe";

import type { Html } from "../../kernel/sandbox-page.ts";
import type { CheckoutRecord } from "../state/stripe-state.ts";
import { formatAmount } from "../state/currencies.ts";
import { HOSTED_PAGE_STYLE } from "./hosted-page-style.ts";

const LOCK = raw(
  '<svg class="lock" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true"><rect x="2.5" y="7" width="11" height="7" rx="2"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/></svg>',
);

/** A whole hosted page. `strip` is what the sandbox says above it. */
export function pageShell(
  title: string,
  content: Html,
  more: { layout?: "double" | "single"; strip?: Html } = {},
): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(HOSTED_PAGE_STYLE)}
        </style>
        ${more.layout === "double" ? html`<script src="/c/checkout.js" defer></script>` : ""}
      </head>
      <body>
        ${more.strip ?? sandboxStrip()}
        <main class="${more.layout ?? "single"}">${content}</main>
      </body>
    </html>`;
}

/** Says above every hosted page that it is none of a real provider, with what may help to try it. */
export function sandboxStrip(help: Html = html``): Html {
  return html`<aside class="strip" aria-label="Sandbox">
    <p>Sandbox: no money moves</p>
    ${help}
  </aside>`;
}

/** The button that pays. Once it was pressed a script has it say that the payment is under way. */
export function payButton(label: string, busy: string): Html {
  return html`<button type="submit" class="main go" data-busy="${busy}">
    ${LOCK}<span class="turn"></span><span class="label">${label}</span>
  </button>`;
}

/** What stands in for the bank's own page. */
export function challengePage({ id, session }: CheckoutRecord): Html {
  return pageShell(
    "3-D Secure",
    html`<section class="card" aria-labelledby="challenge-heading">
      <p class="pill now">Your bank</p>
      <h1 id="challenge-heading">3-D Secure 2 test page</h1>
      <p>
        Your bank asks: do you want to pay <strong>${totalOf(session)}</strong> to ${merchantOf(session)}?
      </p>
      <form method="post" action="/c/pay/${id}/challenge">
        <button type="submit" class="main go" name="decision" value="complete">Complete</button>
        <button type="submit" class="go" name="decision" value="fail">Fail</button>
      </form>
    </section>`,
  );
}

/** A checkout that takes no payment any more, and the way back. */
export function closedPage(title: string, text: string, back: { url: string; label: string } | null): Html {
  return pageShell(
    title,
    html`<section class="card">
      <h1>${title}</h1>
      <p>${text}</p>
      ${back === null ? "" : html`<a class="button main go" href="${back.url}">${back.label}</a>`}
    </section>`,
  );
}

export function merchantOf(session: Stripe.Checkout.Session): string {
  return session.branding_settings?.display_name ?? "";
}

export function totalOf(session: Stripe.Checkout.Session): string {
  return formatAmount(session.amount_total ?? 0, session.currency ?? "usd");
}
