import { html } from "hono/html";

import { BOOK_LINKS } from "../../control/book-links.ts";
import { bookSection } from "../../control/book-section.ts";
import { type Html, sandboxPage } from "../../kernel/sandbox-page.ts";
import { findCheckout } from "../resources/checkout-sessions.ts";
import { formatAmount } from "../state/currencies.ts";
import type { StripeState } from "../state/stripe-state.ts";

/** The newest so many of each kind. */
const SHOWN_MAX = 50;

/** What a Dashboard would show: checkouts with links to pay, payments, refunds, webhook endpoints. */
export function overviewPage(state: StripeState): Html {
  const checkouts = state.checkouts.newestFirst().slice(0, SHOWN_MAX);
  const intents = state.paymentIntents.newestFirst().slice(0, SHOWN_MAX);
  const refunds = state.refunds.newestFirst().slice(0, SHOWN_MAX);
  const endpoints = state.endpoints.newestFirst();
  return sandboxPage({
    title: "Stripe sandbox",
    links: BOOK_LINKS,
    current: "/stripe",
    body: html`${accountForm(state)}
    ${bookSection(
      "Checkouts",
      ["Session", "For", "Amount", "Status", "Expires"],
      checkouts.map(({ id }) => {
        const session = findCheckout(state, id)?.session;
        return [
          session?.url ? html`<a href="${session.url}">Pay ${short(id)}</a>` : short(id),
          session?.client_reference_id ?? session?.customer_email ?? "",
          formatAmount(session?.amount_total ?? 0, session?.currency ?? "usd"),
          `${session?.status ?? ""}, ${session?.payment_status ?? ""}`,
          instant(session?.expires_at ?? 0),
        ];
      }),
    )}
    ${bookSection(
      "Payments",
      ["Payment intent", "Amount", "Status", "Last error"],
      intents.map((intent) => [
        intent.id,
        formatAmount(intent.amount, intent.currency),
        intent.status,
        intent.last_payment_error?.message ?? "",
      ]),
    )}
    ${bookSection(
      "Refunds",
      ["Refund", "Payment intent", "Amount", "Status", "Reason"],
      refunds.map((refund) => [
        refund.id,
        typeof refund.payment_intent === "string" ? refund.payment_intent : "",
        formatAmount(refund.amount, refund.currency),
        refund.status ?? "",
        refund.reason ?? "",
      ]),
    )}
    ${bookSection(
      "Webhook endpoints",
      ["Endpoint", "URL", "Status", "Events"],
      endpoints.map(({ id, endpoint }) => [
        id,
        endpoint.url,
        endpoint.status,
        endpoint.enabled_events.join(", "),
      ]),
    )} `,
  });
}

/** What Stripe does to an account whose owner has to answer a question, and its end. */
function accountForm({ account }: StripeState): Html {
  const isRestricted = account.charges === "disabled";
  return html`<section>
    <h2>Account</h2>
    <p>
      ${isRestricted ? "The account is restricted: every payment page is refused." : "The account takes payments."}
    </p>
    <form method="post" action="/stripe/account">
      <button name="charges" value="${isRestricted ? "enabled" : "disabled"}">
        ${isRestricted ? "Let it open payment pages again" : "Restrict the account"}
      </button>
    </form>
  </section>`;
}

const short = (id: string): string => `${id.slice(0, 16)}…`;

const instant = (unixSeconds: number): string =>
  new Date(unixSeconds * 1000).toISOString().replace("T", " ").slice(0, 16);
