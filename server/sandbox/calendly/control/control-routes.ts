import { Hono } from "hono";
import { z } from "zod";
import type { CalendlyState } from "../state/calendly-state.ts";
import { addControlAccounts } from "./control-account-routes.ts";
import { addControlBookings } from "./control-booking-routes.ts";
import { controlOverviewPage } from "./control-overview-page.ts";
import type { Ledger } from "../resources/ledger.ts";
import { readControlBody } from "./read-control-body.ts";

const rateBody = z.strictObject({
  perMinute: z.int().min(1),
  invitees: z
    .strictObject({ perMinute: z.int().min(1), perHour: z.int().min(1), perDay: z.int().min(1) })
    .optional(),
});

/** HTTPS anywhere, and for a sandbox app also plain HTTP on this machine. */
const redirectUri = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
}, "must be https, or http on this machine");

/** The Calendly part of the control panel: what people would do by hand, as JSON for tests. */
export function createControl(state: CalendlyState, ledger: Ledger): Hono {
  const control = new Hono();

  control.get("/", (context) => context.html(controlOverviewPage(state, ledger)));

  control.get("/ledger", (context) =>
    context.json({
      accounts: ledger.accounts(),
      eventTypes: ledger.eventTypes(),
      scheduledEvents: ledger.scheduledEvents(),
      invitees: ledger.invitees(),
      subscriptions: ledger.subscriptions(),
    }),
  );

  control.put("/redirect", async (context) => {
    const { url } = await readControlBody(context, z.strictObject({ url: z.url().nullable() }));
    state.redirectUrl = url;
    return context.json({ url });
  });

  control.put("/oauth-redirects", async (context) => {
    const { urls } = await readControlBody(context, z.strictObject({ urls: z.array(redirectUri) }));
    state.oauthRedirectUris = urls;
    return context.json({ urls });
  });

  control.put("/rate-limit", async (context) => {
    const body = await readControlBody(context, rateBody);
    state.requestsPerMinute = body.perMinute;
    if (body.invitees) state.inviteeLimits = body.invitees;
    return context.json({ perMinute: state.requestsPerMinute, invitees: state.inviteeLimits });
  });

  addControlAccounts(control, state);
  addControlBookings(control, state);
  return control;
}
