import { betterAuth } from "better-auth";
import { APIError, isAPIError } from "better-auth/api";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { magicLink } from "better-auth/plugins";
import { sql } from "kysely";
import type { Turnstile } from "../adapters/turnstile.ts";
import { networkOf } from "../adapters/client-address.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import { NAME_CHARACTERS_MAX, nameOrAddress, textProblemOf } from "../domain/values/typed-text.ts";
import type { Log } from "../ports.ts";
import type { AuthOptions } from "./auth.ts";
import { codePlugin, type FreshCodes } from "./sign-in-codes/code-plugin.ts";
import { apiKeyPlugin } from "./api-keys/api-key-plugin.ts";
import { createLink, LINK_SECONDS, mailOfLink, sendAwaited, sendLink } from "./mailed-links.ts";
import { passwordReset } from "./password-reset.ts";
import { passkeyPlugin, type PasskeyDeps } from "./second-factor/operator-passkeys.ts";
import { passwordHashOf } from "./stored-passwords.ts";
import { ADDRESS_HEADER, hashInTurn, LANGUAGE_HEADER, isSignUp, signInHooks } from "./sign-in-limits.ts";
import type { LinkPurpose } from "../account/sign-in-mail.ts";

const PASSWORD_CHARACTERS_MIN = 10;
/** A week without use ends a session. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** An hour: how exact "last seen" on the account page is, for one write an hour. */
export const PROLONGED_AFTER_SECONDS = 60 * 60;
/** The prefix of the library's paths: names only, they are no addresses of the site. */
export const LIBRARY_BASE = "/api/auth";
/** Of every cookie that the library sets. */
export const COOKIE_PREFIX = "buildappswith";

export type AuthLibrary = ReturnType<typeof createAuthLibrary>;

/** The sign-in library on our own database: its features, its tables' names, and our limits in place of its own. */
export function createAuthLibrary(
  options: AuthOptions,
  hashing: Turnstile,
  ofFactors: Pick<PasskeyDeps, "statusOf" | "notify">,
  fresh: FreshCodes,
) {
  const { database, log, appUrl } = options;
  const cookies = {
    secure: appUrl.startsWith("https:"),
    sameSite: "lax",
    httpOnly: true,
    path: "/",
  } as const;
  const reset = passwordReset(options, LINK_SECONDS);
  const passkeys: PasskeyDeps = { ...options, ...ofFactors };

  const library = betterAuth({
    appName: "BuildAppsWith",
    baseURL: appUrl,
    basePath: LIBRARY_BASE,
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
        language: { type: "string", required: false, input: false },
      },
    },
    session: {
      modelName: "auth_session",
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONGED_AFTER_SECONDS,
      // We decide ourselves whether a session is fresh enough, by what it has shown.
      freshAge: 0,
    },
    account: { modelName: "auth_account" },
    verification: {
      modelName: "auth_verification",
      // What the link for a forgotten password holds. The other plugin's links are hashed by itself.
      storeIdentifier: { default: "plain", overrides: { "reset-password:": "hashed" } },
    },
    emailAndPassword: {
      enabled: true,
      // An account is created by opening a mailed link: only whoever has confirmed the address sets a password.
      disableSignUp: true,
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
    hooks: signInHooks({
      ...options,
      hashing,
      isFamiliar,
      passwordHashOf: (email) => passwordHashOf(database.kysely, email),
      passkeys,
      codes: options,
      sendReset: reset.sendAfterwards,
      checkName: checkedName,
      sendConfirmation: async (email, next, asked) => {
        const { internalAdapter } = await library.$context;
        const link = await createLink(internalAdapter, { email, next, purpose: "confirm" });
        await sendLink(options, link, await languageOfAddress(database.kysely, email, asked));
      },
    }),
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
      apiKeyPlugin(),
      codePlugin({ secretBox: options.secretBox, fresh }),
      magicLink({
        expiresIn: LINK_SECONDS,
        storeToken: "hashed",
        sendMagicLink: async ({ email, url, token }, ctx) => {
          const next = new URL(url).searchParams.get("callbackURL") ?? "/";
          const purpose = isSignUp(ctx?.body) ? await purposeOfSignUp(email) : "sign_in";
          const asked = ctx?.headers?.get(LANGUAGE_HEADER);
          const language = await languageOfAddress(database.kysely, email, asked);
          await sendAwaited(options, mailOfLink(appUrl, { email, token, next, purpose }, language));
        },
      }),
    ],
  });
  return library;

  /** The purpose of the one mail that a sign-up sends, whether there is an account or not. */
  async function purposeOfSignUp(email: string): Promise<LinkPurpose> {
    const { internalAdapter } = await library.$context;
    const found = await internalAdapter.findUserByEmail(email);
    return found?.user.emailVerified === true ? "known_account" : "new_account";
  }

  async function isFamiliar(email: string, network: string): Promise<boolean> {
    const found = await sql<{ address: string | null }>`
      select distinct s."ipAddress" as address from auth_session s join auth_user u on u.id = s."userId"
      where u.email = ${email}`.execute(database.kysely);
    return found.rows.some(({ address }) => address !== null && networkOf(address) === network);
  }
}

/** A sign-in by a mailed link brings no name. */
function nameOf({ name, email }: { name: string; email: string }): string {
  return checkedName(nameOrAddress(name, email));
}

/** For every path of the library that takes a name. Throws the library's own refusal, a 400. */
function checkedName(name: string): string {
  const problem = textProblemOf(name, "line", NAME_CHARACTERS_MAX);
  if (problem !== null) throw new APIError("BAD_REQUEST", { code: "INVALID_NAME", message: problem.code });
  return name;
}

/** Logs what the library reports of a request. Never as an error: a stranger can cause one, and must not be able to raise an alert. */
function logLine(log: Log, level: string, message: string): void {
  if (level === "error" || level === "warn") log.warn({}, message);
}

/** A refusal is an answer, not a failure. */
function reportFailure(log: Log, error: unknown): void {
  if (isAPIError(error) && error.statusCode < 500) return;
  log.error({ error }, "Sign-in failed");
}
