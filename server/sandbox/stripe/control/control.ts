import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";

import { StripeApiError } from "../api/api-errors.ts";
import { payOut, topUp } from "../resources/balance-transactions.ts";
import { getCharge } from "../resources/charges.ts";
import { answerChallenge, payCheckout } from "../resources/checkout-payment.ts";
import type { PaymentOutcome } from "../resources/checkout-payment.ts";
import { findCheckout } from "../resources/checkout-sessions.ts";
import { payByDebit, settleDebit } from "../resources/delayed-payment.ts";
import { overviewPage } from "./control-overview-page.ts";
import { closeDispute, createDispute, escalateInquiry, setAnswerDay } from "../resources/disputes.ts";
import { PAYMENT_EVENT_TYPES } from "../state/event-types.ts";
import { CAUSED_BY_STRIPE, duplicateEvent } from "../resources/events.ts";
import { createLedger } from "../resources/ledger.ts";
import { plantCheckouts, plants } from "./plant-checkout.ts";
import { cancelRefund, failRefund, startRefund, succeedRefund } from "../resources/refund-transitions.ts";
import { OWN_ACCOUNT, type ApiKeys } from "../state/api-keys.ts";
import type { StripeState } from "../state/stripe-state.ts";
import { deliverThinEvent, putEndpoint, rollSecret } from "../resources/webhook-endpoints.ts";

const payment = z.strictObject({
  method: z.enum(["card", "sepa_debit"]).default("card"),
  iban: z.string().default("AT611904300234573201"),
  /** How long the payer's bank takes over a debit; absent, as long as most. */
  bankDays: z.number().positive().max(14).optional(),
  card: z.string().default("4242424242424242"),
  email: z.string().optional(),
  name: z.string().default("Test Payer"),
  /** What the payer answers when the card asks for authentication; absent leaves the challenge open. */
  authenticate: z.enum(["complete", "fail"]).optional(),
});

const refund = z.strictObject({
  payment_intent: z.string(),
  amount: z.number().int().positive().optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
});

const account = z.strictObject({
  charges: z.enum(["enabled", "disabled"]).default("enabled"),
  currenciesOff: z.array(z.string().length(3).toLowerCase()).default([]),
});

const newKey = z.strictObject({
  /** Another than `own` is somebody else's. */
  account: z.string().min(1).default(OWN_ACCOUNT),
  /** A restricted key with these, such as `rak_webhook_read`; null for a secret key, which may do everything. */
  permissions: z.array(z.string()).nullable().default(null),
});

const endpoint = z.strictObject({
  url: z.url(),
  secret: z.string().min(1),
  enabled_events: z.array(z.string()).default([...PAYMENT_EVENT_TYPES]),
});

/** Routes for tests and people, outside Stripe's API: without a key, as JSON. A mistake is a 4xx `{error}`. */
export function createControl(state: StripeState, keys: ApiKeys): Hono {
  const control = new Hono();
  const ledger = createLedger(state);

  control.onError((error, context) => {
    if (error instanceof StripeApiError)
      return context.json({ error: error.message, code: error.code }, error.status);
    if (error instanceof z.ZodError) return context.json({ error: z.prettifyError(error) }, 400);
    console.error("The Stripe sandbox's control failed:", error);
    return context.json({ error: error.message }, 500);
  });

  control.get("/", (context) => context.html(overviewPage(state)));

  control.get("/ledger", (context) =>
    context.json({
      sessions: ledger.sessions(),
      payment_intents: ledger.paymentIntents(),
      charges: ledger.charges(),
      refunds: ledger.refunds(),
      disputes: ledger.disputes(),
      balance_transactions: ledger.balanceTransactions(),
      events: ledger.events(),
      endpoints: ledger.endpoints(),
    }),
  );

  control.post("/checkout/:id/pay", async (context) => {
    const id = context.req.param("id");
    const { method, iban, bankDays, card, email, name, authenticate } = payment.parse(
      await readJson(context),
    );
    const sessionEmail = findCheckout(state, id)?.session.customer_email;
    const payer = { email: email ?? sessionEmail ?? "payer@example.com", name };
    if (method === "sepa_debit")
      return context.json(summaryOf(payByDebit(state, id, { ...payer, iban }, bankDays)));
    const nextYear = (state.kernel.clock.now().getUTCFullYear() + 1) % 100;
    let outcome = payCheckout(state, id, {
      ...payer,
      number: card,
      expiry: `12/${String(nextYear).padStart(2, "0")}`,
      cvc: "123",
    });
    if (outcome.outcome === "authentication_required" && authenticate !== undefined) {
      outcome = answerChallenge(state, id, authenticate === "complete");
    }
    return context.json(summaryOf(outcome));
  });

  control.post("/checkout/:id/settle", async (context) => {
    const { outcome } = z
      .strictObject({ outcome: z.enum(["succeeded", "failed"]) })
      .parse(await readJson(context));
    return context.json(settleDebit(state, context.req.param("id"), outcome));
  });

  control.post("/plant", async (context) => {
    return context.json(plantCheckouts(state, plants.parse(await readJson(context))));
  });

  control.post("/events/:id/duplicate", (context) =>
    context.json(duplicateEvent(state, context.req.param("id"))),
  );

  control.post("/thin_events", async (context) => {
    const { type } = z.strictObject({ type: z.string().min(1) }).parse(await readJson(context));
    return context.json(deliverThinEvent(state, type));
  });

  control.post("/refunds", async (context) => {
    const parameters = refund.parse(await readJson(context));
    return context.json(startRefund(state, parameters, CAUSED_BY_STRIPE));
  });
  control.post("/refunds/next", async (context) => {
    const { statuses } = z
      .strictObject({ statuses: z.array(z.enum(["pending", "requires_action"])) })
      .parse(await readJson(context));
    state.nextRefunds = statuses;
    return context.json({ statuses });
  });
  control.post("/refunds/:id/succeed", (context) =>
    context.json(succeedRefund(state, context.req.param("id"))),
  );
  control.post("/refunds/:id/fail", (context) => context.json(failRefund(state, context.req.param("id"))));
  control.post("/refunds/:id/cancel", (context) =>
    context.json(cancelRefund(state, context.req.param("id"), CAUSED_BY_STRIPE)),
  );

  control.post("/charges/:id/dispute", async (context) => {
    const how = z
      .strictObject({
        answerable: z.boolean().default(true),
        amount: z.number().int().positive().optional(),
        inquiry: z.boolean().default(false),
      })
      .parse(await readJson(context));
    return context.json(createDispute(state, getCharge(state, context.req.param("id")), how));
  });
  control.post("/disputes/:id/escalate", (context) =>
    context.json(escalateInquiry(state, context.req.param("id"))),
  );
  control.put("/disputes/:id/answer-day", async (context) => {
    const { due_by: dueBy } = z.strictObject({ due_by: z.int().positive() }).parse(await readJson(context));
    return context.json(setAnswerDay(state, context.req.param("id"), dueBy));
  });
  control.post("/disputes/:id/close", async (context) => {
    const { status } = z.strictObject({ status: z.enum(["won", "lost"]) }).parse(await readJson(context));
    return context.json(closeDispute(state, context.req.param("id"), status));
  });

  control.put("/account", async (context) => {
    state.account = account.parse(await readJson(context));
    return context.json(state.account);
  });
  // The page's own form: what it does not name stays.
  control.post("/account", async (context) => {
    const { charges } = account.pick({ charges: true }).parse(await context.req.parseBody());
    state.account = { ...state.account, charges };
    return context.redirect("/stripe", 303);
  });

  control.post("/payouts", (context) => {
    payOut(state);
    return context.json(Object.fromEntries(state.balances));
  });
  control.post("/topups", async (context) => {
    const { currency, amount } = z
      .strictObject({ currency: z.string().length(3).toLowerCase(), amount: z.number().int().positive() })
      .parse(await readJson(context));
    topUp(state, currency, amount);
    return context.json(Object.fromEntries(state.balances));
  });

  control.put("/webhook_endpoints", async (context) => {
    const { url, secret, enabled_events: enabledEvents } = endpoint.parse(await readJson(context));
    return context.json({ ...putEndpoint(state, { url, secret, enabledEvents }).endpoint, secret });
  });
  // As in the Dashboard: a key is made, or rolled with an overlap. `PUT` makes a known one good, for whoever has it in their settings already.
  control.post("/keys", async (context) =>
    context.json({ key: keys.add(newKey.parse(await readJson(context))) }),
  );
  control.put("/keys", async (context) => {
    const { key } = z.strictObject({ key: z.string().min(1) }).parse(await readJson(context));
    return context.json({ key: keys.add({ key }) });
  });
  control.post("/keys/roll", async (context) => {
    const { key, overlapHours } = z
      .strictObject({ key: z.string(), overlapHours: z.number().min(0).default(0) })
      .parse(await readJson(context));
    const next = keys.roll(key, overlapHours);
    if (next === null) throw new StripeApiError("There is no such key, or it has expired.", { status: 404 });
    return context.json({ key: next });
  });
  control.post("/webhook_endpoints/:id/roll", async (context) => {
    const { overlapHours } = z
      .strictObject({ overlapHours: z.number().min(0).max(24).default(24) })
      .parse(await readJson(context));
    return context.json({ secret: rollSecret(state, context.req.param("id"), overlapHours) });
  });

  return control;
}

/** No body at all means all defaults. */
async function readJson(context: Context): Promise<unknown> {
  const body = await context.req.text();
  if (body === "") return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new StripeApiError("The body is no JSON.");
  }
}

/** Throws when the method is not offered. */
function summaryOf(outcome: PaymentOutcome): {
  outcome: string;
  redirect: string | null;
  message: string | null;
} {
  if (outcome.outcome === "method_not_offered") {
    throw new StripeApiError("This Checkout Session does not offer the method.");
  }
  return {
    outcome: outcome.outcome,
    redirect: "redirect" in outcome ? outcome.redirect : null,
    message:
      outcome.outcome === "declined"
        ? outcome.message
        : outcome.outcome === "invalid"
          ? Object.values(outcome.mistakes).join(" ")
          : null,
  };
}
