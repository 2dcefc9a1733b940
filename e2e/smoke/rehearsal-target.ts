import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { BuiltApp } from "../kit/built-app.ts";
import { makeKey } from "../kit/api-keys.ts";
import { signInAs } from "../kit/visitors.ts";
import type { SmokeTarget } from "./smoke-target.ts";

const BUILDER = "ada@builders.example";
const CLIENT = "client@example.com";

/** How the smoke test comes to an installation among the sandbox's providers: as a planted client, and with a key that a planted builder makes. */
export async function rehearsalTarget(app: BuiltApp, waitSeconds: number): Promise<SmokeTarget> {
  const client = DEMO_ACCOUNTS.find(({ email }) => email === CLIENT);
  invariant(client !== undefined, "there is a client to sign in as");
  const { key } = await makeKey(await signInAs(app, BUILDER), {
    scopes: ["event-types:read", "bookings:read", "bookings:write"],
  });
  const { appUrl, sandboxUrls, env } = app.demo;
  return {
    appUrl,
    account: { email: client.email, password: client.password },
    waitSeconds,
    booking: {
      apiKey: key,
      clientEmail: client.email,
      eventType: "architecture-review",
      calendly: { url: sandboxUrls.calendlyApi, token: "sandbox-pat-ada" },
      stripe: { url: sandboxUrls.stripeApi, key: env["STRIPE_SECRET_KEY"] ?? "" },
      sandboxUrl: sandboxUrls.control,
    },
  };
}
