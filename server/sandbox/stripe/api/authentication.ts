import { StripeApiError } from "./api-errors.ts";
import { API_VERSION, API_VERSIONS } from "./api-versions.ts";
import { newId } from "../state/object-ids.ts";
import type { StripeApiMiddleware } from "./stripe-api.ts";

/** Gives every request an id and a version, which every answer carries, an error's too. */
export const identifyRequest: StripeApiMiddleware = async (context, next) => {
  const requestId = newId("request");
  context.set("requestId", requestId);
  context.header("request-id", requestId);
  context.header("stripe-version", context.req.header("stripe-version") ?? API_VERSION);
  await next();
};

/** Lets any test key pass, secret or restricted, given by Bearer or as the user of Basic. */
export const authenticate: StripeApiMiddleware = async (context, next) => {
  const key = keyOf(context.req.header("authorization") ?? "");
  if (key === "") {
    throw new StripeApiError(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
      { status: 401 },
    );
  }
  if (!/^(?:sk|rk)_test_\w+$/.test(key)) {
    throw new StripeApiError(`Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(8)}`, { status: 401 });
  }
  await next();
};

/** Refuses a `Stripe-Version` that Stripe has never given out. */
export const checkVersion: StripeApiMiddleware = async (context, next) => {
  const version = context.req.header("stripe-version") ?? API_VERSION;
  if (!API_VERSIONS.has(version)) throw new StripeApiError(`Invalid Stripe API version: ${version}`);
  await next();
};

function keyOf(authorization: string): string {
  const [scheme = "", credentials = ""] = authorization.trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() !== "basic") return "";
  return Buffer.from(credentials, "base64").toString().split(":", 1)[0] ?? "";
}
