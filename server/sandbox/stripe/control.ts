import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";

import { StripeApiError } from "./api-errors.ts";
import { getCharge } from "./charges.ts";
import { answerChallenge, payCheckout } from "./checkout-payment.ts";
import type { PaymentOutcome } from "./checkout-payment.ts";
import { findCheckout } from "./checkout-sessions.ts";
import { overviewPage } from "./control-overview-page.ts";
import { closeDispute, createDispute } from "./disputes.ts";
import { PAYMENT_EVENT_TYPES } from "./event-types.ts";
import { CAUSED_BY_STRIPE } from "./events.ts";
import { createLedger } from "./ledger.ts";
import { createRefund, failRefund } from "./refunds.ts";
import type { StripeState } from "./stripe-state.ts";
import { putEndpoint, rollSecret } from "./webhook-endpoints.ts";

const payment = z.strictObject({
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

const endpoint = z.strictObject({
  url: z.url(),
  secret: z.string().min(1),
  enabled_events: z.array(z.string()).default([...PAYMENT_EVENT_TYPES]),
});

/** Routes for tests and people, outside Stripe's API: without a key, as JSON. A mistake is a 4xx `{error}`. */
export function createControl(state: StripeState): Hono {
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
      events: ledger.events(),
      endpoints: ledger.endpoints(),
    }),
  );

  control.post("/checkout/:id/pay", async (context) => {
    const id = context.req.param("id");
    const { card, email, name, authenticate } = payment.parse(await readJson(context));
    const sessionEmail = findCheckout(state, id)?.session.customer_email;
    const nextYear = (state.kernel.clock.now().getUTCFullYear() + 1) % 100;
    let outcome = payCheckout(state, id, {
      email: email ?? sessionEmail ?? "payer@example.com",
      number: card,
      expiry: `12/${String(nextYear).padStart(2, "0")}`,
      cvc: "123",
      name,
    });
    if (outcome.outcome === "authentication_required" && authenticate !== undefined) {
      outcome = answerChallenge(state, id, authenticate === "complete");
    }
    return context.json(summaryOf(outcome));
  });

  control.post("/refunds", async (context) => {
    const order = refund.parse(await readJson(context));
    return context.json(createRefund(state, order, CAUSED_BY_STRIPE));
  });
  control.post("/refunds/:id/fail", (context) => context.json(failRefund(state, context.req.param("id"))));

  control.post("/charges/:id/dispute", (context) =>
    context.json(createDispute(state, getCharge(state, context.req.param("id")))),
  );
  control.post("/disputes/:id/close", async (context) => {
    const { status } = z.strictObject({ status: z.enum(["won", "lost"]) }).parse(await readJson(context));
    return context.json(closeDispute(state, context.req.param("id"), status));
  });

  control.put("/webhook_endpoints", async (context) => {
    const { url, secret, enabled_events: enabledEvents } = endpoint.parse(await readJson(context));
    return context.json({ ...putEndpoint(state, { url, secret, enabledEvents }).endpoint, secret });
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

function summaryOf(outcome: PaymentOutcome): {
  outcome: string;
  redirect: string | null;
  message: string | null;
} {
  return {
    outcome: outcome.outcome,
    redirect: outcome.outcome === "paid" ? outcome.redirect : null,
    message:
      outcome.outcome === "declined"
        ? outcome.message
        : outcome.outcome === "invalid"
          ? Object.values(outcome.mistakes).join(" ")
          : null,
  };
}
