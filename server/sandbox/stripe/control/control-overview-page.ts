import { html } from "hono/html";

import { findCheckout } from "../resources/checkout-sessions.ts";
import { formatAmount } from "../state/currencies.ts";
import { pageShell } from "../hosted/hosted-page-views.ts";
import type { StripeState } from "../state/stripe-state.ts";

type Html = ReturnType<typeof html>;

/** The newest so many of each kind. */
const SHOWN_MAX = 50;

/** What a Dashboard would show: checkouts with links to pay, payments, refunds, webhook endpoints. */
export function overviewPage(state: StripeState): Html {
  const checkouts = state.checkouts.newestFirst().slice(0, SHOWN_MAX);
  const intents = state.paymentIntents.newestFirst().slice(0, SHOWN_MAX);
  const refunds = state.refunds.newestFirst().slice(0, SHOWN_MAX);
  const endpoints = state.endpoints.newestFirst();
  return pageShell(
    "Stripe sandbox",
    html`<section>
      <h1>Stripe sandbox</h1>
      ${accountForm(state)}
      ${table(
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
      ${table(
        "Payments",
        ["Payment intent", "Amount", "Status", "Last error"],
        intents.map((intent) => [
          intent.id,
          formatAmount(intent.amount, intent.currency),
          intent.status,
          intent.last_payment_error?.message ?? "",
        ]),
      )}
      ${table(
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
      ${table(
        "Webhook endpoints",
        ["Endpoint", "URL", "Status", "Events"],
        endpoints.map(({ id, endpoint }) => [
          id,
          endpoint.url,
          endpoint.status,
          endpoint.enabled_events.join(", "),
        ]),
      )}
    </section>`,
    "wide",
  );
}

/** What Stripe does to an account whose owner has to answer a question, and its end. */
function accountForm({ account }: StripeState): Html {
  const isRestricted = account.charges === "disabled";
  return html`<form method="post" action="/stripe/account">
    <p>
      ${isRestricted ? "The account is restricted: every payment page is refused." : "The account takes payments."}
    </p>
    <button name="charges" value="${isRestricted ? "enabled" : "disabled"}">
      ${isRestricted ? "Let it open payment pages again" : "Restrict the account"}
    </button>
  </form>`;
}

function table(caption: string, columns: string[], rows: (string | Html)[][]): Html {
  return html`<h2>${caption}</h2>
    ${
      rows.length === 0
        ? html`<p>None yet.</p>`
        : html`<table>
            <thead>
              <tr>
                ${columns.map((column) => html`<th scope="col">${column}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr>
                    ${row.map((cell) => html`<td><code>${cell}</code></td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`;
}

const short = (id: string): string => `${id.slice(0, 16)}…`;

const instant = (unixSeconds: number): string =>
  new Date(unixSeconds * 1000).toISOString().replace("T", " ").slice(0, 16);
