import { html } from "hono/html";

import type { Html } from "../../kernel/sandbox-page.ts";
import { offersDebit } from "../resources/delayed-payment.ts";
import type { PayerInput, PayerMistakes } from "../resources/test-cards.ts";
import type { DebitInput, DebitMistakes } from "../resources/test-ibans.ts";
import type { CheckoutRecord } from "../state/stripe-state.ts";
import { cardBrands } from "./card-brands.ts";
import { COUNTRIES } from "./countries.ts";
import { merchantOf, pageShell, payButton, sandboxStrip, totalOf } from "./hosted-page-shell.ts";
import { orderSummary } from "./order-summary.ts";
import { testNumbers } from "./test-numbers.ts";

export interface FormState {
  method: "card" | "sepa_debit";
  /** What was typed before, to be shown again. */
  typed: Partial<PayerInput & DebitInput>;
  mistakes: PayerMistakes & DebitMistakes;
  /** Why the last attempt failed. */
  alert: string | null;
}

/** The page on which a person pays. Works without scripts. `now` is the sandbox's time. */
export function checkoutPage(record: CheckoutRecord, form: FormState, now: Date): Html {
  const { session } = record;
  const { method, typed, mistakes, alert } = form;
  const isFree = session.amount_total === 0;
  const field = fieldsOf(mistakes);
  const contact = field("email", "email", "Email", typed.email ?? session.customer_email ?? "", {
    type: "email",
    autocomplete: "email",
  });
  const name = (): Html =>
    field(
      "name",
      "billingName",
      method === "card" ? "Cardholder name" : "Account holder name",
      typed.name ?? "",
      { type: "text", autocomplete: "cc-name" },
    );
  return pageShell(
    `Pay ${merchantOf(session)}`,
    html`${orderSummary(record, now)}
      <section class="pay" aria-labelledby="pay-heading">
        <h2 id="pay-heading">
          ${isFree ? "Your details" : method === "card" ? "Pay with card" : "Pay by bank debit"}
        </h2>
        ${alert === null ? "" : html`<p class="alert" role="alert" tabindex="-1" autofocus>${alert}</p>`}
        <form class="checkout" method="post" action="/c/pay/${record.id}" novalidate>
          <h3>Contact</h3>
          ${contact} ${isFree ? name() : methods(record, form, field, name)}
          <input type="hidden" name="method" value="${method}" />
          ${payButton(isFree ? "Complete order" : `Pay ${totalOf(session)}`, "Processing…")}
        </form>
        <p class="safe small soft">A page of the sandbox: nothing that is typed here leaves this computer.</p>
      </section>`,
    { layout: "double", strip: sandboxStrip(isFree ? html`` : testNumbers(method)) },
  );
}

type Field = ReturnType<typeof fieldsOf>;

/** Fields with their mistakes, to be asked for in the order of the page: of those with a mistake, the first has the focus. */
function fieldsOf(mistakes: FormState["mistakes"]) {
  let isFirst = true;
  return (
    key: keyof FormState["mistakes"],
    name: string,
    label: string,
    value: string,
    attributes: { type: string; autocomplete: string; inputmode?: string; placeholder?: string },
  ): Html => {
    const { type, autocomplete, inputmode = "", placeholder = "" } = attributes;
    const mistake = mistakes[key];
    const described =
      mistake === undefined
        ? ""
        : html`aria-invalid="true" aria-describedby="${name}-mistake" ${isFirst ? "autofocus" : ""}`;
    if (mistake !== undefined) isFirst = false;
    const input = html`<input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${inputmode === "" ? "" : html`inputmode="${inputmode}"`}
      ${placeholder === "" ? "" : html`placeholder="${placeholder}"`}
      required
      ${described}
    />`;
    return html`<label for="${name}">${label}</label>
      ${name === "cardNumber" ? html`<div class="typed">${input} ${cardBrands()}</div>` : input}
      ${mistake === undefined ? "" : html`<p class="mistake" id="${name}-mistake">${mistake}</p>`}`;
  };
}

/** How to pay, the chosen way open. Another way is a link, which needs no script. */
function methods({ id, session }: CheckoutRecord, form: FormState, field: Field, name: () => Html): Html {
  const { method } = form;
  const panel = html`<div class="panel">
    ${method === "card" ? cardFields(form, field) : ibanField(form, field)} ${name()}
    ${countryField(form.typed.country)}
  </div>`;
  if (!offersDebit(session)) {
    return html`<h3>Payment method</h3>
      <ul class="methods">
        <li>
          <span class="method only"><span class="dot"></span>Card</span>${panel}
        </li>
      </ul>`;
  }
  const choice = (value: FormState["method"], label: string): Html =>
    html`<li>
      <a
        class="method"
        href="/c/pay/${id}${value === "card" ? "" : `?method=${value}`}"
        ${value === method ? html`aria-current="true"` : ""}
        ><span class="dot"></span>${label}</a
      >
      ${value === method ? panel : ""}
    </li>`;
  return html`<h3 id="how">Payment method</h3>
    <ul class="methods" aria-labelledby="how">
      ${choice("card", "Card")} ${choice("sepa_debit", "Bank debit (SEPA)")}
    </ul>`;
}

const NUMERIC = { type: "text", inputmode: "numeric" };

function cardFields({ typed }: FormState, field: Field): Html {
  return html`${field("number", "cardNumber", "Card number", typed.number ?? "", {
      ...NUMERIC,
      autocomplete: "cc-number",
      placeholder: "1234 1234 1234 1234",
    })}
    <div class="pair">
      <div>
        ${field("expiry", "cardExpiry", "Expiry (MM / YY)", typed.expiry ?? "", {
          ...NUMERIC,
          autocomplete: "cc-exp",
          placeholder: "MM / YY",
        })}
      </div>
      <div>
        ${field("cvc", "cardCvc", "CVC", typed.cvc ?? "", {
          ...NUMERIC,
          autocomplete: "cc-csc",
          placeholder: "123",
        })}
      </div>
    </div>`;
}

function ibanField({ typed }: FormState, field: Field): Html {
  return html`${field("iban", "iban", "IBAN", typed.iban ?? "", {
      type: "text",
      autocomplete: "off",
      placeholder: "AT00 0000 0000 0000 0000",
    })}
    <p class="small soft">
      By paying you allow the debit of your account. The money comes, or not, after a few days.
    </p>`;
}

function countryField(typed: string | undefined): Html {
  return html`<label for="billingCountry">Country or region</label>
    <select id="billingCountry" name="billingCountry" autocomplete="billing country">
      ${COUNTRIES.map(
        ({ code, name }) =>
          html`<option value="${code}" ${code === (typed ?? "US") ? "selected" : ""}>${name}</option>`,
      )}
    </select>`;
}
