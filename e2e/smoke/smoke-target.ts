/** What a smoke test knows of an installation: where it is, and with whose keys it comes. */
export interface SmokeTarget {
  /** The public origin, as `APP_URL` has it. */
  readonly appUrl: string;
  /** A dedicated account; null: nobody signs in. */
  readonly account: { readonly email: string; readonly password: string } | null;
  /** Null: nothing is booked. */
  readonly booking: SmokeBooking | null;
  /** How long a webhook may be on its way, in seconds. */
  readonly waitSeconds: number;
}

export interface SmokeBooking {
  /** Of the builder whose session is booked, with `event-types:read`, `bookings:read` and `bookings:write`. */
  readonly apiKey: string;
  /** Who books. */
  readonly clientEmail: string;
  /** The event type's slug; null takes the first that is on sale and has a price. */
  readonly eventType: string | null;
  readonly calendly: { readonly url: string; readonly token: string };
  readonly stripe: { readonly url: string; readonly key: string };
  /** The sandbox's control address, where it stands in for the providers: then the checkout is paid. Null: it is expired. */
  readonly sandboxUrl: string | null;
}

const USAGE = "npm run smoke -- https://book.company.dev [--pages-only]";

/** The secrets of a target, which are never to be shown. */
export function secretsOf({ account, booking }: SmokeTarget): string[] {
  return [account?.password, booking?.apiKey, booking?.calendly.token, booking?.stripe.key].filter(
    (secret) => secret !== undefined,
  );
}

/** From the words after the command and the environment. `problems` says all that is missing. */
export function readTarget(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; target: SmokeTarget } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const isPagesOnly = words.includes("--pages-only");
  const unknown = words.filter((word) => word.startsWith("--") && word !== "--pages-only");
  const places = words.filter((word) => !word.startsWith("--"));
  const appUrl = originIn(places[0] ?? "");
  if (appUrl === null || places.length !== 1 || unknown.length > 0) problems.push(`Say where: ${USAGE}`);

  const needed = (name: string): string => {
    const value = (env[name] ?? "").trim();
    if (value === "" && !isPagesOnly) problems.push(`${name} is not set.`);
    return value;
  };
  const address = (name: string, unset: string): string => {
    const given = env[name] ?? "";
    const origin = originIn(given === "" ? unset : given);
    if (origin === null) problems.push(`${name} is no http or https origin.`);
    return origin ?? unset;
  };
  const email = needed("SMOKE_EMAIL");
  const password = needed("SMOKE_PASSWORD");
  const booking = {
    apiKey: needed("SMOKE_API_KEY"),
    clientEmail: email,
    eventType: env["SMOKE_EVENT_TYPE"] ?? null,
    calendly: {
      url: address("SMOKE_CALENDLY_API_URL", "https://api.calendly.com"),
      token: needed("SMOKE_CALENDLY_TOKEN"),
    },
    stripe: {
      url: address("SMOKE_STRIPE_API_URL", "https://api.stripe.com"),
      key: needed("SMOKE_STRIPE_KEY"),
    },
    sandboxUrl: env["SMOKE_SANDBOX_URL"] ?? null,
  };
  const waitSeconds = Number(env["SMOKE_WAIT_SECONDS"] ?? "60");
  if (!Number.isInteger(waitSeconds) || waitSeconds < 1)
    problems.push("SMOKE_WAIT_SECONDS is no whole number.");
  if (problems.length > 0 || appUrl === null) {
    const hint = isPagesOnly
      ? []
      : ["What these are: docs/operations/smoke.md. --pages-only needs none of them."];
    return { ok: false, problems: [...problems, ...hint] };
  }
  const account = isPagesOnly ? null : { email, password };
  return { ok: true, target: { appUrl, account, booking: isPagesOnly ? null : booking, waitSeconds } };
}

/** What `readTarget` reads as this target, but for its address. */
export function settingsOfTarget({ account, booking, waitSeconds }: SmokeTarget): Record<string, string> {
  return {
    SMOKE_WAIT_SECONDS: String(waitSeconds),
    ...(account === null ? {} : { SMOKE_EMAIL: account.email, SMOKE_PASSWORD: account.password }),
    ...(booking === null
      ? {}
      : {
          SMOKE_API_KEY: booking.apiKey,
          SMOKE_CALENDLY_API_URL: booking.calendly.url,
          SMOKE_CALENDLY_TOKEN: booking.calendly.token,
          SMOKE_STRIPE_API_URL: booking.stripe.url,
          SMOKE_STRIPE_KEY: booking.stripe.key,
          ...(booking.eventType === null ? {} : { SMOKE_EVENT_TYPE: booking.eventType }),
          ...(booking.sandboxUrl === null ? {} : { SMOKE_SANDBOX_URL: booking.sandboxUrl }),
        }),
  };
}

function originIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) ? url.origin : null;
}
