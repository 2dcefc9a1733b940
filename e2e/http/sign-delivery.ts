import { createHmac } from "node:crypto";
import { listConnections, type CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { SIGNING_KEY_PURPOSE } from "../../server/calendly-connection/token/sealed-purposes.ts";
import { epochSecondsOf, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { secretBoxOf } from "../kit/secret-box-of.ts";
import type { BuiltApp } from "../kit/built-app.ts";

/** Where a provider's deliveries go, and how they are signed there. */
export interface Endpoint {
  readonly url: string;
  readonly key: string;
  readonly signatureHeader: "stripe-signature" | "calendly-webhook-signature";
}

/** Every sandbox knows it. */
export const STRIPE_SECRET = "whsec_sandbox_secret";

export function stripeEndpoint(app: BuiltApp): Endpoint {
  const url = `${app.demo.appUrl}/api/webhooks/stripe`;
  return { url, key: STRIPE_SECRET, signatureHeader: "stripe-signature" };
}

/** The endpoint of one builder's connection, with the key that only Calendly and we have. */
export async function calendlyEndpoint(app: BuiltApp, builder: "ada" | "kenji"): Promise<Endpoint> {
  const user = builder === "ada" ? "/users/ada" : "/users/bec";
  let connection: CalendlyConnection | undefined;
  for await (const batch of listConnections(app.db)) {
    connection ??= batch.find((one) => one.calendlyUserUri.includes(user));
  }
  invariant(connection !== undefined, `${builder} is connected`);
  return {
    url: `${app.demo.appUrl}/api/webhooks/calendly?connection=${connection.id}&key=${connection.keyNumber}`,
    key: secretBoxOf(app).open(connection.signingKeySealed, SIGNING_KEY_PURPOSE),
    signatureHeader: "calendly-webhook-signature",
  };
}

/** `t=…,v1=…`, with a `v1` for each key: both providers sign alike. */
export function signatureOf(body: string, at: Instant, ...keys: readonly string[]): string {
  const seconds = epochSecondsOf(at);
  const signatures = keys.map(
    (key) => `v1=${createHmac("sha256", key).update(`${seconds}.${body}`).digest("hex")}`,
  );
  return [`t=${seconds}`, ...signatures].join(",");
}

/** Brings a body to an endpoint, with this signature or with none. Resolves to the HTTP status. */
export async function bring(endpoint: Endpoint, body: string, signature: string | null): Promise<number> {
  const response = await fetch(endpoint.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(signature === null ? {} : { [endpoint.signatureHeader]: signature }),
    },
    body,
  });
  await response.text();
  return response.status;
}

/** Brings a body as the provider does: signed now, with the endpoint's key. */
export async function deliver(app: BuiltApp, endpoint: Endpoint, body: string): Promise<number> {
  return bring(endpoint, body, signatureOf(body, await app.sandbox.now(), endpoint.key));
}
