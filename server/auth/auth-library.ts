import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { magicLink } from "better-auth/plugins";
import { sql } from "kysely";
import { createHash } from "node:crypto";
import type { Turnstile } from "../adapters/turnstile.ts";
import { networkOf } from "../client-address.ts";
import { NAME_CHARACTERS_MAX, nameOrAddress, textProblemOf } from "../domain/typed-text.ts";
import type { Log } from "../ports.ts";
import type { AuthOptions } from "./auth.ts";
import { passwordReset } from "./password-reset.ts";
import { passkeyPlugin, type PasskeyDeps } from "./second-factor/operator-passkeys.ts";
import { ADDRESS_HEADER, hashInTurn, signInHooks } from "./sign-in-limits.ts";
import { signInMail } from "./sign-in-mail.ts";

/** 15 min: long enough for a slow mail server, short enough for a shared computer. */
const LINK_SECONDS = 15 * 60;
const PASSWORD_CHARACTERS_MIN = 10;
/** Of every cookie that the library sets. */
export const COOKIE_PREFIX = "buildappswith";

export type AuthLibrary = ReturnType<typeof createAuthLibrary>;

/** The sign-in library on our own database: what it may do, what its tables are called, and which of its limits are ours. */
export function createAuthLibrary(
  options: AuthOptions,
  hashing: Turnstile,
  standingOf: PasskeyDeps["standingOf"],
) {
  const { database, mailer, log, appUrl } = options;
  const cookies = {
    secure: appUrl.startsWith("https:"),
    sameSite: "lax",
    httpOnly: true,
    path: "/",
  } as const;
  const reset = passwordReset(options, LINK_SECONDS);
  const passkeys: PasskeyDeps = { ...options, standingOf };

  return betterAuth({
    appName: "BuildAppsWith",
    baseURL: appUrl,
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: [appUrl],
    telemetry: { enabled: false },
    database: { db: database.kysely, type: database.dialect },
    user: {
      modelName: "auth_user",
      additionalFields: {
        role: {
          type: ["client", "builder", "operator"],
          required: false,
          defaultValue: "client",
          input: false,
        },
        timeZone: { type: "string", required: false, input: false },
      },
    },
    // An hour: what "last seen" on the account page is true to, for one write an hour.
    // Whether a session is new enough for what it asks is ours to say, by what it has shown.
    session: { modelName: "auth_session", updateAge: 60 * 60, freshAge: 0 },
    account: { modelName: "auth_account" },
    verification: {
      modelName: "auth_verification",
      // What the link for a forgotten password holds. The other plugin's links are hashed by itself.
      storeIdentifier: { default: "plain", overrides: { "reset-password:": "hashed" } },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_CHARACTERS_MIN,
      maxPasswordLength: 128,
      ...reset.settings,
      password: {
        hash: (password) => hashInTurn(hashing, () => hashPassword(password)),
        verify: (given) => hashInTurn(hashing, () => verifyPassword(given)),
      },
    },
    databaseHooks: {
      user: {
        create: { before: (user) => Promise.resolve({ data: { ...user, name: nameOf(user) } }) },
        update: {
          before: (user) =>
            Promise.resolve({
              data: user.name === undefined ? user : { ...user, name: checkedName(user.name) },
            }),
        },
      },
    },
    // The limits are ours: they hold across processes and restarts, and know accounts and recipients as well as addresses.
    rateLimit: { enabled: false },
    hooks: signInHooks({ ...options, hashing, isFamiliar, passkeys, sendReset: reset.sendAfterwards }),
    advanced: {
      // Said outright, because the library's own default depends on NODE_ENV.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: cookies.secure,
      defaultCookieAttributes: cookies,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    logger: { log: (level, message) => logLine(log, level, message) },
    onAPIError: { onError: (error) => reportFailure(log, error) },
    plugins: [
      passkeyPlugin(passkeys),
      magicLink({
        expiresIn: LINK_SECONDS,
        storeToken: "hashed",
        sendMagicLink: ({ email, url, token }) => {
          const link = new URL("/sign-in/link", appUrl);
          link.searchParams.set("token", token);
          link.searchParams.set("next", new URL(url).searchParams.get("callbackURL") ?? "/");
          const id = createHash("sha256").update(token).digest("hex").slice(0, 32);
          return mailer.send(signInMail({ to: email, link, minutes: LINK_SECONDS / 60, id }));
        },
      }),
    ],
  });

  async function isFamiliar(email: string, network: string): Promise<boolean> {
    const found = await sql<{ address: string | null }>`
      select distinct s."ipAddress" as address from auth_session s join auth_user u on u.id = s."userId"
      where u.email = ${email}`.execute(database.kysely);
    return found.rows.some(({ address }) => address !== null && networkOf(address) === network);
  }
}

/** A sign-up by mailed link brings no name. */
function nameOf({ name, email }: { name: string; email: string }): string {
  return checkedName(nameOrAddress(name, email));
}

/** Whatever address of the library a name comes by. Throws the library's own refusal, a 400. */
function checkedName(name: string): string {
  const problem = textProblemOf(name, "line", NAME_CHARACTERS_MAX);
  if (problem !== null) throw new APIError("BAD_REQUEST", { code: "INVALID_NAME", message: problem });
  return name;
}

/** What the library says of a request. A stranger can bring it to call theirs an error, and must not be able to wake anybody by that. */
function logLine(log: Log, level: string, message: string): void {
  if (level === "error" || level === "warn") log.warn({}, message);
}

/** A refusal is an answer, and no fault. */
function reportFailure(log: Log, error: unknown): void {
  if (error instanceof APIError && error.statusCode < 500) return;
  log.error({ error }, "Sign-in failed");
}
