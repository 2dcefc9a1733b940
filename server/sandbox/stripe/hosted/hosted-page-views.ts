import { html, raw } from "hono/html";
import type Stripe from "stripe";

import { formatAmount } from "../state/currencies.ts";
import { offersDebit } from "../resources/delayed-payment.ts";
import { HOSTED_PAGE_STYLE } from "./hosted-page-style.ts";
import type { CheckoutRecord } from "../state/stripe-state.ts";
import { TEST_CARDS } from "../resources/test-cards.ts";
import type { PayerInput, PayerMistakes } from "../resources/test-cards.ts";
import { TEST_IBANS } from "../resources/test-ibans.ts";
import type { DebitInput, DebitMistakes } from "../resources/test-ibans.ts";

type Html = ReturnType<typeof html>;

export function pageShell(
  title: string,
  content: Html,
  layout: "double" | "single" | "wide" = "single",
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
      </head>
      <body>
        <main class="${layout}">${content}</main>
      </body>
    </html>`;
}

export interface FormState {
  method: "card" | "sepa_debit";
  /** What was typed before, to be shown again. */
  typed: Partial<PayerInput & DebitInput>;
  mistakes: PayerMistakes & DebitMistakes;
  /** Why the last attempt failed. */
  alert: string | null;
}

/** The page on which a person pays. Works without scripts. */
export function checkoutPage(record: CheckoutRecord, form: FormState): Html {
  const { session } = record;
  const { method, typed, mistakes, alert } = form;
  const isFree = session.amount_total === 0;
  const email = typed.email ?? session.customer_email ?? "";
  return pageShell(
    `Pay ${merchantOf(session)}`,
    html`<section aria-label="Order">
        ${
          session.cancel_url === null
            ? ""
            : html`<p><a href="${session.cancel_url}">← Back to ${merchantOf(session)}</a></p>`
        }
        <span class="badge">Sandbox: no money moves</span>
        <h1>Pay ${merchantOf(session)}</h1>
        <p class="total">${totalOf(session)}</p>
        <ul class="items">
          ${record.lineItems.map((item, index) => lineItem(record, item, index))}
        </ul>
      </section>
      <section class="card" aria-labelledby="pay-heading">
        <h2 id="pay-heading">
          ${isFree ? "Your details" : method === "card" ? "Pay with card" : "Pay by bank debit"}
        </h2>
        ${offersDebit(session) ? methodChoice(record.id, method) : ""}
        ${alert === null ? "" : html`<p class="alert" role="alert">${alert}</p>`}
        <form method="post" action="/c/pay/${record.id}" novalidate>
          ${field("email", "Email", email, mistakes.email, { type: "email", autocomplete: "email" })}
          ${isFree ? "" : method === "card" ? cardFields(form) : ibanField(form)}
          <input type="hidden" name="method" value="${method}" />
          ${field(
            "billingName",
            method === "card" ? "Cardholder name" : "Account holder name",
            typed.name ?? "",
            mistakes.name,
            {
              type: "text",
              autocomplete: "cc-name",
            },
          )}
          <button type="submit">${isFree ? "Complete order" : `Pay ${totalOf(session)}`}</button>
        </form>
        ${isFree ? "" : method === "card" ? testCards() : testIbans()}
      </section>`,
    "double",
  );
}

function methodChoice(id: string, method: FormState["method"]): Html {
  const choice = (value: FormState["method"], label: string): Html =>
    html`<li>
      <a
        href="/c/pay/${id}${value === "card" ? "" : `?method=${value}`}"
        ${value === method ? raw(` aria-current="true"`) : ""}
        >${label}</a
      >
    </li>`;
  return html`<nav aria-label="How to pay">
    <ul class="methods">
      ${choice("card", "Card")} ${choice("sepa_debit", "Bank debit (SEPA)")}
    </ul>
  </nav>`;
}

function cardFields({ typed, mistakes }: FormState): Html {
  return html`${field("cardNumber", "Card number", typed.number ?? "", mistakes.number, {
      ...NUMERIC,
      autocomplete: "cc-number",
      placeholder: "1234 1234 1234 1234",
    })}
    <div class="pair">
      <div>
        ${field("cardExpiry", "Expiry (MM / YY)", typed.expiry ?? "", mistakes.expiry, {
          ...NUMERIC,
          autocomplete: "cc-exp",
          placeholder: "MM / YY",
        })}
      </div>
      <div>
        ${field("cardCvc", "CVC", typed.cvc ?? "", mistakes.cvc, {
          ...NUMERIC,
          autocomplete: "cc-csc",
          placeholder: "123",
        })}
      </div>
    </div>`;
}

function ibanField({ typed, mistakes }: FormState): Html {
  return html`${field("iban", "IBAN", typed.iban ?? "", mistakes.iban, {
      type: "text",
      autocomplete: "off",
      placeholder: "AT00 0000 0000 0000 0000",
    })}
    <p>By paying you allow the debit of your account. The money comes, or not, after a few days.</p>`;
}

const NUMERIC = { type: "text", inputmode: "numeric" };

function field(
  name: string,
  label: string,
  value: string,
  mistake: string | undefined,
  attributes: { type: string; autocomplete: string; inputmode?: string; placeholder?: string },
): Html {
  const { type, autocomplete, inputmode = "", placeholder = "" } = attributes;
  return html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${inputmode === "" ? "" : html`inputmode="${inputmode}"`}
      ${placeholder === "" ? "" : html`placeholder="${placeholder}"`}
      required
      ${mistake === undefined ? "" : html`aria-invalid="true" aria-describedby="${name}-mistake"`}
    />
    ${mistake === undefined ? "" : html`<p class="mistake" id="${name}-mistake">${mistake}</p>`}`;
}

function lineItem(record: CheckoutRecord, item: CheckoutRecord["lineItems"][number], index: number): Html {
  const product = record.products[index];
  const quantity = item.quantity ?? 1;
  return html`<li>
    <div>
      ${product?.name ?? item.description}${quantity > 1 ? ` × ${quantity}` : ""}
      ${product?.description ? html`<p>${product.description}</p>` : ""}
    </div>
    <span class="amount">${formatAmount(item.amount_total, item.currency)}</span>
  </li>`;
}

function testCards(): Html {
  return html`<details>
    <summary>Test cards</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">What happens</th>
        </tr>
      </thead>
      <tbody>
        ${TEST_CARDS.map(
          ({ number, hint }) =>
            html`<tr>
              <td><code>${number.replaceAll(/(\d{4})(?=\d)/g, "$1 ")}</code></td>
              <td>${hint}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p>Any expiry in the future, any CVC.</p>
  </details>`;
}

function testIbans(): Html {
  return html`<details>
    <summary>Test accounts</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">IBAN</th>
          <th scope="col">What happens</th>
        </tr>
      </thead>
      <tbody>
        ${TEST_IBANS.map(
          ({ number, hint }) =>
            html`<tr>
              <td><code>${number.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code></td>
              <td>${hint}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

/** What stands in for the bank's own page. */
export function challengePage({ id, session }: CheckoutRecord): Html {
  return pageShell(
    "3-D Secure",
    html`<section class="card" aria-labelledby="challenge-heading">
      <span class="badge">Sandbox: no money moves</span>
      <h1 id="challenge-heading">3-D Secure 2 test page</h1>
      <p>
        Your bank asks: do you want to pay <strong>${totalOf(session)}</strong> to ${merchantOf(session)}?
      </p>
      <form method="post" action="/c/pay/${id}/challenge">
        <button type="submit" name="decision" value="complete">Complete</button>
        <button type="submit" name="decision" value="fail" class="quiet">Fail</button>
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
      ${back === null ? "" : html`<a class="button" href="${back.url}">${back.label}</a>`}
    </section>`,
  );
}

export function merchantOf(session: Stripe.Checkout.Session): string {
  return session.branding_settings?.display_name ?? "";
}

function totalOf(session: Stripe.Checkout.Session): string {
  return formatAmount(session.amount_total ?? 0, session.currency ?? "usd");
}
