import { StripeApiError } from "./api-errors.ts";
import { API_VERSION, API_VERSIONS } from "./api-versions.ts";
import { newId } from "../state/object-ids.ts";
import type { ApiKeys } from "../state/api-keys.ts";
import type { StripeApiMiddleware } from "./stripe-api.ts";

/** Gives every request an id and a version, which every answer carries, an error's too. */
export const identifyRequest: StripeApiMiddleware = async (context, next) => {
  const requestId = newId("request");
  context.set("requestId", requestId);
  context.header("request-id", requestId);
  context.header("stripe-version", context.req.header("stripe-version") ?? API_VERSION);
  await next();
};

/** Lets a key pass that is good, secret or restricted, given by Bearer or as the user of Basic. A restricted one does what it has permission for. */
export function authenticate(keys: ApiKeys): StripeApiMiddleware {
  return async (context, next) => {
    const key = keyOf(context.req.header("authorization") ?? "");
    if (key === "") {
      throw new StripeApiError(
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
        { status: 401 },
      );
    }
    const status = keys.statusOf(key);
    switch (status.kind) {
      case "unknown":
        throw new StripeApiError(`Invalid API Key provided: ${hidden(key)}`, { status: 401 });
      case "expired":
        throw new StripeApiError(`Expired API Key provided: ${hidden(key)}`, {
          status: 401,
          code: "api_key_expired",
        });
      case "good": {
        const needed = permissionOf(context.req.method, context.req.path);
        if (status.permissions === null || hasPermission(status.permissions, needed)) return next();
        throw new StripeApiError(
          `The provided key '${hidden(key)}' does not have the required permissions for this endpoint on account '${ACCOUNT_ID}'. Having the '${needed}' permission would allow this request to continue.`,
          { status: 403 },
        );
      }
    }
  };
}

const ACCOUNT_ID = "acct_1SandboxOfThisTest";

/** What the Dashboard calls the resource of each path, for restricted keys. */
const RESOURCES: Readonly<Record<string, string>> = {
  balance_transactions: "balance_transaction_source",
  charges: "charge",
  checkout: "checkout_session",
  disputes: "dispute",
  events: "event",
  payment_intents: "payment_intent",
  refunds: "charge",
  webhook_endpoints: "webhook",
};

function permissionOf(method: string, path: string): string {
  const name = path.split("/")[2] ?? "";
  return `rak_${RESOURCES[name] ?? name}_${method === "GET" ? "read" : "write"}`;
}

/** Who may write may read. */
function hasPermission(permissions: readonly string[], needed: string): boolean {
  return permissions.includes(needed) || permissions.includes(needed.replace(/_read$/, "_write"));
}

/** As Stripe repeats a key: its beginning and its last four. */
function hidden(key: string): string {
  const shown = /^[a-z]+_[a-z]+_/.exec(key)?.[0] ?? "";
  return `${shown}${"*".repeat(Math.max(0, key.length - shown.length - 4))}${key.slice(-4)}`;
}

/** Refuses a `Stripe-Version` that Stripe has never given out. */
export const checkVersion: StripeApiMiddleware = async (context, next) => {
  const version = context.req.header("stripe-version") ?? API_VERSION;
  if (!API_VERSIONS.has(version)) throw new StripeApiError(`Invalid Stripe API version: ${version}`);
  await next();
};

/** The key that a request is made with; empty when it has none. */
export function keyOf(authorization: string): string {
  const [scheme = "", credentials = ""] = authorization.trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() !== "basic") return "";
  return Buffer.from(credentials, "base64").toString().split(":", 1)[0] ?? "";
}
