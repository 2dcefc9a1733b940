import {
  clockDifferenceInWords,
  sureDifferenceSeconds,
  WRONG_SECONDS,
} from "../domain/providers/clock-difference.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { STRIPE_EVENTS, STRIPE_WEBHOOK_PATH } from "../domain/providers/stripe-events.ts";
import type { StripeEndpoint } from "../ports.ts";
import { CLOCK_REMEDY } from "./check-clocks.ts";
import type { CheckupDeps, Finding, FindingCode } from "./check-deps.ts";

/** 10 min: until then a delivery may simply be under way. */
const UNDELIVERED_AFTER_MINUTES = 10;
/** A day: what failed longer ago may be repaired by now. */
const UNDELIVERED_SINCE_MINUTES = 24 * 60;

function finding(code: FindingCode, problem: string, remedy: string): Finding {
  return { code, about: null, problem, remedy };
}

/** The Stripe account's webhook endpoint, its deliveries, and the two clocks. */
export async function checkStripe(deps: CheckupDeps): Promise<Finding[]> {
  try {
    const askedAt = deps.clock.now();
    const { endpoints, answeredAt } = await deps.paymentsAdmin.listEndpoints();
    return [
      ...checkClock(deps, askedAt, answeredAt),
      ...checkEndpoint(deps, endpoints),
      ...(await checkDeliveries(deps)),
    ];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const isKey = error.status === 401 || error.status === 403;
    return [
      isKey
        ? finding(
            "stripe_refuses_the_key",
            `Stripe refuses the secret key (${error.status}).`,
            "Set STRIPE_SECRET_KEY to a key that is in force. A restricted key needs to read webhook endpoints and events, besides writing checkouts and refunds.",
          )
        : finding(
            "stripe_unreachable",
            `Stripe did not answer: ${error.message}.`,
            "Check that this server can reach Stripe (status.stripe.com, firewall), then run the checks again.",
          ),
    ];
  }
}

/** By this one answer, which was asked for just now and was not slow. */
function checkClock(deps: CheckupDeps, askedAt: Instant, answeredAt: Instant | null): Finding[] {
  if (answeredAt === null) return [];
  const seconds = sureDifferenceSeconds({ askedAt, answeredAt: deps.clock.now(), datedAt: answeredAt });
  if (Math.abs(seconds) <= WRONG_SECONDS) return [];
  const how = clockDifferenceInWords({ provider: "stripe", seconds });
  return [finding("clock_skewed", `This server's clock is ${how}.`, CLOCK_REMEDY)];
}

function checkEndpoint({ settings }: CheckupDeps, endpoints: readonly StripeEndpoint[]): Finding[] {
  const url = `${settings.appUrl}${STRIPE_WEBHOOK_PATH}`;
  const endpoint = endpoints.find((one) => one.url === url);
  if (endpoint === undefined) {
    return [
      finding(
        "stripe_endpoint_missing",
        `Stripe has no webhook endpoint at ${url}.`,
        `In Stripe, under Developers → Webhooks, add an endpoint with this URL, the API version ${settings.stripeApiVersion} and the events ${STRIPE_EVENTS.join(", ")}. Put its signing secret into STRIPE_WEBHOOK_SECRETS.`,
      ),
    ];
  }
  const findings: Finding[] = [];
  if (!endpoint.isEnabled) {
    findings.push(
      finding(
        "stripe_endpoint_disabled",
        "Stripe's webhook endpoint is disabled.",
        "Enable it in Stripe, under Developers → Webhooks, and resend what failed meanwhile.",
      ),
    );
  }
  const missing = STRIPE_EVENTS.filter((type) => !endpoint.events.includes(type));
  if (missing.length > 0 && !endpoint.events.includes("*")) {
    findings.push(
      finding(
        "stripe_event_missing",
        `Stripe's webhook endpoint does not get ${missing.join(", ")}.`,
        "Add these events to the endpoint in Stripe, under Developers → Webhooks.",
      ),
    );
  }
  if (endpoint.apiVersion !== null && endpoint.apiVersion !== settings.stripeApiVersion) {
    findings.push(
      finding(
        "stripe_version_differs",
        `Stripe's webhook endpoint speaks the API version ${endpoint.apiVersion}; this app speaks ${settings.stripeApiVersion}.`,
        "A version cannot be changed: add a second endpoint with the right one, put its secret beside the old in STRIPE_WEBHOOK_SECRETS, then delete the old endpoint.",
      ),
    );
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
  return [
    finding(
      "stripe_deliveries_fail",
      `${count === 100 ? "100 or more" : count} of Stripe's events of the last day could not be delivered.`,
      "Look at the endpoint's deliveries in Stripe. When they were answered with 400, the endpoint's signing secret is not in STRIPE_WEBHOOK_SECRETS: put it there and restart; Stripe sends them again by itself.",
    ),
  ];
}

/** Sends the running app a delivery signed with each secret that is set: it must take them all. */
export async function checkStripeEndpoint(deps: CheckupDeps): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, secret] of deps.settings.stripeWebhookSecrets.entries()) {
    const status = await deps.webhookProbe.probeStripe(secret, deps.clock.now());
    if (status === 200) continue;
    findings.push(
      status === 400
        ? finding(
            "stripe_secret_wrong",
            `The running app refuses a delivery signed with secret ${index + 1} of STRIPE_WEBHOOK_SECRETS.`,
            "Restart the app, so that it runs with the settings that these checks read; if it still refuses, something in front of it changes the bodies of requests.",
          )
        : endpointClosed(`${deps.settings.appUrl}${STRIPE_WEBHOOK_PATH}`, status),
    );
  }
  return findings;
}

/** One of our endpoints cannot be reached from outside. */
export function endpointClosed(url: string, status: number | null): Finding {
  return finding(
    "endpoint_closed",
    `${url.split("?")[0] ?? url} ${status === null ? "cannot be reached" : `answers ${status}`}.`,
    "Check that the app runs, that APP_URL is its public address, and that nothing in front of it (proxy, firewall, password) keeps POST requests to /api/webhooks away.",
  );
}
