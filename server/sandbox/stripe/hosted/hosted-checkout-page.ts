import type { Context, Hono } from "hono";

import {
  answerChallenge,
  lastPaymentError,
  payCheckout,
  successUrlOf,
} from "../resources/checkout-payment.ts";
import type { PaymentOutcome } from "../resources/checkout-payment.ts";
import { findCheckout } from "../resources/checkout-sessions.ts";
import { offersDebit, payByDebit } from "../resources/delayed-payment.ts";
import { CHECKOUT_SCRIPT } from "./checkout-script.ts";
import { readCountry } from "./countries.ts";
import { challengePage, closedPage, merchantOf } from "./hosted-page-shell.ts";
import { checkoutPage } from "./hosted-page-views.ts";
import type { FormState } from "./hosted-page-views.ts";
import type { CheckoutRecord, StripeState } from "../state/stripe-state.ts";
import type { PayerInput } from "../resources/test-cards.ts";
import type { DebitInput } from "../resources/test-ibans.ts";

/** Nothing but the page itself and its own script: no frame around it. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/** The hosted payment page: `/c/pay/:id` and the bank's challenge behind it. */
export function mountHostedCheckout(app: Hono, state: StripeState): void {
  app.use("/c/*", async (context, next) => {
    context.header("content-security-policy", PAGE_POLICY);
    context.header("cache-control", "no-store");
    await next();
  });

  app.get("/c/checkout.js", (context) =>
    context.body(CHECKOUT_SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );

  app.get("/c/pay/:id", (context) => {
    const record = findCheckout(state, context.req.param("id"));
    if (record?.session.status !== "open") return closed(context, record);
    const alert = context.req.query("declined") === undefined ? null : lastPaymentError(state, record);
    const method = context.req.query("method") === "sepa_debit" ? "sepa_debit" : "card";
    if (method === "sepa_debit" && !offersDebit(record.session)) {
      return context.redirect(`/c/pay/${record.id}`, 303);
    }
    return context.html(page(record, { method, typed: {}, mistakes: {}, alert }));
  });

  app.post("/c/pay/:id", async (context) => {
    const id = context.req.param("id");
    const form = await context.req.parseBody();
    const method = form["method"] === "sepa_debit" ? "sepa_debit" : "card";
    const typed = readInput(form);
    const outcome = method === "card" ? payCheckout(state, id, typed) : payByDebit(state, id, typed);
    return show(context, id, outcome, { method, typed });
  });

  app.get("/c/pay/:id/challenge", (context) => {
    const record = findCheckout(state, context.req.param("id"));
    if (record?.session.status !== "open") return closed(context, record);
    if (record.challenge === null) return context.redirect(`/c/pay/${record.id}`, 303);
    return context.html(challengePage(record));
  });

  app.post("/c/pay/:id/challenge", async (context) => {
    const id = context.req.param("id");
    const { decision } = await context.req.parseBody();
    const outcome = answerChallenge(state, id, decision === "complete");
    if (outcome.outcome === "declined") return context.redirect(`/c/pay/${id}?declined=1`, 303);
    return show(context, id, outcome, { method: "card", typed: {} });
  });

  function page(record: CheckoutRecord, form: FormState) {
    return checkoutPage(record, form, state.kernel.clock.now());
  }

  function show(
    context: Context,
    id: string,
    outcome: PaymentOutcome,
    attempt: Pick<FormState, "method" | "typed">,
  ): Response | Promise<Response> {
    const record = findCheckout(state, id);
    if (record === undefined) return closed(context, record);
    switch (outcome.outcome) {
      case "paid":
      case "processing":
        return context.redirect(outcome.redirect, 303);
      case "authentication_required":
        return context.redirect(`/c/pay/${id}/challenge`, 303);
      case "declined":
        return context.html(page(record, { ...attempt, mistakes: {}, alert: outcome.message }), 402);
      case "invalid":
        return context.html(page(record, { ...attempt, mistakes: outcome.mistakes, alert: null }), 422);
      case "method_not_offered":
        return context.html(
          page(record, {
            method: "card",
            typed: attempt.typed,
            mistakes: {},
            alert: "This method is not offered here.",
          }),
          400,
        );
      case "already_paid":
      case "expired":
      case "unknown_session":
        return closed(context, record);
    }
  }
}

function closed(context: Context, record: CheckoutRecord | undefined): Response | Promise<Response> {
  if (record === undefined) {
    return context.html(closedPage("Page not found", "There is no such payment page.", null), 404);
  }
  const { session } = record;
  const merchant = merchantOf(session);
  if (session.status === "complete" && session.payment_status === "unpaid") {
    return context.html(
      closedPage("Your bank has been asked", `Your payment to ${merchant} takes a few days.`, {
        url: successUrlOf(session),
        label: `Return to ${merchant}`,
      }),
    );
  }
  if (session.status === "complete") {
    return context.html(
      closedPage(
        "You've already paid",
        `This payment to ${merchant} went through. You will not be charged again.`,
        {
          url: successUrlOf(session),
          label: `Return to ${merchant}`,
        },
      ),
    );
  }
  const back =
    session.cancel_url === null ? null : { url: session.cancel_url, label: `Return to ${merchant}` };
  return context.html(
    closedPage("This payment page has expired", "You have not been charged. Go back to start again.", back),
    410,
  );
}

function readInput(form: Record<string, unknown>): PayerInput & DebitInput {
  const read = (name: string): string => {
    const value = form[name];
    return typeof value === "string" ? value : "";
  };
  return {
    email: read("email"),
    number: read("cardNumber"),
    expiry: read("cardExpiry"),
    cvc: read("cardCvc"),
    iban: read("iban"),
    name: read("billingName"),
    country: readCountry(read("billingCountry")),
  };
}
