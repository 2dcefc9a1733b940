import { demoAlone, isThisMachine, type AppEnvironment } from "./allowed-settings.ts";
import { httpUrl, setting } from "./setting.ts";

const address = httpUrl.transform((url) => new URL(url).origin).optional();

/** What `npm run demo` tells the app of what it has started around it. */
export const DEMO_SETTINGS = {
  DEMO_CONTROL_URL: setting(
    address,
    demoAlone,
    "Only for `npm run demo`: the sandbox's control panel. Every page gets a bar that moves the clock, breaks providers, and signs in as anybody.",
    "",
  ),
};

/** Why there can be no bar of the demo where one was asked for: something around the app may be somebody's in earnest. Null when there may be. */
export function whyNoDemo(env: {
  readonly APP_ENV: AppEnvironment;
  readonly DEMO_CONTROL_URL?: string | undefined;
  readonly STRIPE_API_URL?: string | undefined;
  readonly CALENDLY_API_URL: string;
  readonly MAILBOX_URL?: string | undefined;
}): string | null {
  // Anywhere but in a demo, the setting itself is refused.
  if (env.DEMO_CONTROL_URL === undefined || env.APP_ENV !== "demo") return null;
  const isOwn = [env.STRIPE_API_URL, env.CALENDLY_API_URL, env.MAILBOX_URL].every(
    (url) => url !== undefined && isThisMachine(new URL(url).hostname),
  );
  return isOwn ? null : "must not be set beside a Stripe, a Calendly or an inbox that is not on this machine";
}
