import { sureDifferenceSeconds, WRONG_SECONDS } from "../domain/providers/clock-difference.ts";
import type { Finding } from "../domain/providers/installation-finding.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { STRIPE_EVENTS, STRIPE_WEBHOOK_PATH } from "../domain/providers/stripe-events.ts";
import { listNewestCheckouts } from "../../db/bookings/checkouts.ts";
import type { StripeEndpoint } from "../ports.ts";
import type { CheckupDeps } from "./check-deps.ts";

/** 10 min: until then a delivery may simply be under way. */
const UNDELIVERED_AFTER_MINUTES = 10;
/** 100: Stripe's longest page; no more are counted. */
const COUNTED_MAX = 100;
/** A day: what failed longer ago may be repaired by now. */
const UNDELIVERED_SINCE_MINUTES = 24 * 60;

/** The Stripe account, its webhook endpoint, its deliveries, and the two clocks. Without the bookings nobody can say whether it is the right account. */
export async function checkStripe(
  deps: CheckupDeps,
  bookings: "bookings" | "no_bookings",
): Promise<Finding[]> {
  try {
    const askedAt = deps.clock.now();
    const { endpoints, answeredAt } = await deps.paymentsAdmin.listEndpoints();
    // In another account there is no endpoint of ours either, and adding one there would be wrong.
    const clock = checkClock(deps, askedAt, answeredAt);
    if (bookings === "bookings" && !(await isOwnAccount(deps)))
      return [...clock, { code: "stripe_account_differs", about: null }];
    return [...clock, ...checkEndpoint(deps, endpoints), ...(await checkDeliveries(deps))];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return [refusedKey(error) ?? { code: "stripe_unreachable", about: null, reason: error.message }];
  }
}

function refusedKey({ status, code, providerMessage }: ProviderError): Finding | null {
  if (status === 403) {
    const permission = /\brak_[a-z_]+/.exec(providerMessage ?? "")?.[0] ?? null;
    return { code: "stripe_refuses_the_key", about: null, why: "not_permitted", permission };
  }
  if (status !== 401) return null;
  const why = code === "api_key_expired" ? "expired" : "unknown";
  return { code: "stripe_refuses_the_key", about: null, why, permission: null };
}

/** By what was last opened and what was last paid: with a new key something may have been opened in its account since. */
async function isOwnAccount({ database, paymentsAdmin }: CheckupDeps): Promise<boolean> {
  const checkouts = await listNewestCheckouts(database.kysely);
  const known = await Promise.all(checkouts.map((id) => paymentsAdmin.knowsCheckout(id)));
  return known.every(Boolean);
}

/** By this one answer, which was asked for just now and was not slow. */
function checkClock(deps: CheckupDeps, askedAt: Instant, answeredAt: Instant | null): Finding[] {
  if (answeredAt === null) return [];
  const seconds = sureDifferenceSeconds({ askedAt, answeredAt: deps.clock.now(), datedAt: answeredAt });
  if (Math.abs(seconds) <= WRONG_SECONDS) return [];
  return [{ code: "clock_skewed", about: null, host: null, provider: "stripe", seconds }];
}

function checkEndpoint({ settings }: CheckupDeps, endpoints: readonly StripeEndpoint[]): Finding[] {
  const url = `${settings.appUrl}${STRIPE_WEBHOOK_PATH}`;
  const endpoint = endpoints.find((one) => one.url === url);
  if (endpoint === undefined) {
    return [
      {
        code: "stripe_endpoint_missing",
        about: null,
        url,
        apiVersion: settings.stripeApiVersion,
        events: STRIPE_EVENTS,
      },
    ];
  }
  const findings: Finding[] = [];
  if (!endpoint.isEnabled) findings.push({ code: "stripe_endpoint_disabled", about: null });
  const missing = STRIPE_EVENTS.filter((type) => !endpoint.events.includes(type));
  if (missing.length > 0 && !endpoint.events.includes("*")) {
    findings.push({ code: "stripe_event_missing", about: null, events: missing });
  }
  if (endpoint.apiVersion !== null && endpoint.apiVersion !== settings.stripeApiVersion) {
    findings.push({
      code: "stripe_version_differs",
      about: null,
      theirs: endpoint.apiVersion,
      ours: settings.stripeApiVersion,
    });
  }
  return findings;
}

async function checkDeliveries({ clock, paymentsAdmin }: CheckupDeps): Promise<Finding[]> {
  const now = clock.now();
  const count = await paymentsAdmin.countUndelivered(
    STRIPE_EVENTS,
    addMinutes(now, -UNDELIVERED_SINCE_MINUTES),
    addMinutes(now, -UNDELIVERED_AFTER_MINUTES),
  );
  if (count === 0) return [];
  return [{ code: "stripe_deliveries_fail", about: null, count, isAtLeast: count === COUNTED_MAX }];
}

/** Sends the running app a delivery signed with each secret that is set: it must take them all. */
export async function checkStripeEndpoint(deps: CheckupDeps): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, secret] of deps.settings.stripeWebhookSecrets.entries()) {
    const status = await deps.webhookProbe.probeStripe(secret, deps.clock.now());
    if (status === 200) continue;
    findings.push(
      status === 400
        ? { code: "stripe_secret_wrong", about: null, number: index + 1 }
        : endpointClosed(`${deps.settings.appUrl}${STRIPE_WEBHOOK_PATH}`, status),
    );
  }
  return findings;
}

/** One of our endpoints cannot be reached from outside. */
export function endpointClosed(url: string, status: number | null): Finding {
  return { code: "endpoint_closed", about: null, url: url.split("?")[0] ?? url, status };
}
