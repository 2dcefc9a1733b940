import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { magicLink } from "better-auth/plugins";
import { sql } from "kysely";
import { createHash } from "node:crypto";
import { findBuilderByUser } from "../db/builders.ts";
import type { Database } from "../db/open-database.ts";
import { createTurnstile } from "./adapters/turnstile.ts";
import { networkOf } from "./client-address.ts";
import type { Actor } from "./procedure-context.ts";
import type { UserId } from "./domain/ids.ts";
import { NAME_CHARACTERS_MAX, nameOrAddress, textProblemOf, tidyText } from "./domain/typed-text.ts";
import type { Clock, Limits, Log, Mailer } from "./ports.ts";
import { ADDRESS_HEADER, hashInTurn, signInHooks } from "./sign-in-limits.ts";
import { signInMail } from "./sign-in-mail.ts";

/** 15 min: long enough for a slow mail server, short enough for a shared computer. */
const LINK_SECONDS = 15 * 60;
const PASSWORD_CHARACTERS_MIN = 10;
/**
 * A hash takes a tenth of a second of a core and one of the four threads that files are read with as well: two at once leave two. 20 who
 * wait are two seconds; whoever comes then had better come again.
 */
const HASHING = { work: "password hashing", atOnceMax: 2, waitingMax: 20, retryAfterSeconds: 5 };

const COOKIE_PREFIX = "buildappswith";

export type Role = "client" | "builder" | "operator";

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
}

export interface Auth {
  /** Answers `/api/auth/*`. `clientAddress` must not be something that the client itself has said. */
  handle(request: Request, clientAddress: string): Promise<Response>;
  /**
   * Who sent this request, by its session cookie. Nobody without one, and then the database is not asked. When the session is
   * prolonged, the renewed cookie is added to `responseHeaders`.
   */
  findActor(request: Request, responseHeaders?: Headers): Promise<Actor>;
  /** Creates an account with a password and a confirmed address; returns the existing one's id when the address has one. */
  createUser(user: NewUser): Promise<UserId>;
  /**
   * The account of this address; a client's, without a password, is made when there is none: its owner signs in by a mailed link. The
   * address counts as unconfirmed until then. Safe to call twice, and at once.
   */
  ofEmail(email: string, name: string): Promise<UserId>;
  /** The addresses of these accounts; those that are gone are left out. */
  addressesOf(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
  /** Says what an account is from now on. Never by what a form says: it is ours to decide who may ask for which. */
  setRole(userId: UserId, role: Role): Promise<void>;
  /** The addresses of everybody who keeps this installation running. */
  listOperatorAddresses(): Promise<readonly string[]>;
  /** Null when no account has this address. */
  findUserByEmail(email: string): Promise<{ readonly userId: UserId; readonly role: Role } | null>;
  /**
   * Waits for the look at the tables that the sign-in library takes by itself when it begins, so that the database can be closed after it.
   * What it finds is in the log.
   */
  settle(): Promise<void>;
  /** Deletes the account of this address with its sessions, passwords and mailed links. Safe to call twice. */
  eraseAccount(email: string): Promise<void>;
}

export interface AuthOptions {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly log: Log;
  /** Our own origin. Cookies are secure when it is https. */
  readonly appUrl: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly limits: Limits;
  /** How many sign-ins one address may try in ten minutes. */
  readonly signInsPerAddressMax: number;
}

/** Sign-in by password or mailed link, through better-auth on our own database. */
export function createAuth(options: AuthOptions): Auth {
  const { database, mailer, log, appUrl } = options;
  const cookies = {
    secure: appUrl.startsWith("https:"),
    sameSite: "lax",
    httpOnly: true,
    path: "/",
  } as const;
  const hashing = createTurnstile(HASHING);

  const library = betterAuth({
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
      },
    },
    session: { modelName: "auth_session" },
    account: { modelName: "auth_account" },
    verification: { modelName: "auth_verification" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_CHARACTERS_MIN,
      maxPasswordLength: 128,
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
    hooks: signInHooks({ ...options, hashing, isFamiliar }),
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

  return {
    handle(request, clientAddress) {
      const headers = new Headers(request.headers);
      headers.set(ADDRESS_HEADER, clientAddress);
      return library.handler(new Request(request, { headers }));
    },

    async findActor(request, responseHeaders) {
      const cookie = request.headers.get("cookie");
      if (cookie?.includes(`${COOKIE_PREFIX}.session_token=`) !== true) return { kind: "nobody" };
      const { response: session, headers } = await library.api.getSession({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      });
      for (const renewed of headers.getSetCookie()) responseHeaders?.append("set-cookie", renewed);
      if (session === null) return { kind: "nobody" };
      const { id, email, name, role } = session.user;
      const kind = roleOf(role);
      const builder = kind === "builder" ? await findBuilderByUser(database.kysely, id) : null;
      return { kind, userId: id, email, name, builderId: builder?.id ?? null };
    },

    async createUser({ email, password, name, role }) {
      const { internalAdapter, password: passwords } = await library.$context;
      const existing = await internalAdapter.findUserByEmail(email);
      if (existing !== null) return existing.user.id;
      const user = await internalAdapter.createUser(
        { email, name, role, emailVerified: true },
        { method: "email-password" },
      );
      const hash = await passwords.hash(password);
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: "credential",
        accountId: user.id,
        password: hash,
      });
      return user.id;
    },

    async ofEmail(email, name) {
      const { internalAdapter } = await library.$context;
      const existing = await internalAdapter.findUserByEmail(email);
      if (existing !== null) return existing.user.id;
      try {
        const user = await internalAdapter.createUser(
          { email, name: tidyText(name, "line", NAME_CHARACTERS_MAX), role: "client", emailVerified: false },
          { method: "magic-link" },
        );
        return user.id;
      } catch (error) {
        // Somebody else has made it meanwhile.
        const meanwhile = await internalAdapter.findUserByEmail(email);
        if (meanwhile === null) throw error;
        return meanwhile.user.id;
      }
    },

    async listOperatorAddresses() {
      const found = await sql<{
        email: string;
      }>`select email from auth_user where role = 'operator' order by email`.execute(database.kysely);
      return found.rows.map(({ email }) => email);
    },

    async addressesOf(userIds) {
      if (userIds.length === 0) return new Map();
      const found = await sql<{
        id: string;
        email: string;
      }>`select id, email from auth_user where id in (${sql.join(userIds)})`.execute(database.kysely);
      return new Map(found.rows.map(({ id, email }) => [id, email]));
    },

    async setRole(userId, role) {
      const { internalAdapter } = await library.$context;
      await internalAdapter.updateUser(userId, { role });
    },

    async findUserByEmail(email) {
      const { internalAdapter } = await library.$context;
      const found = await internalAdapter.findUserByEmail(email);
      if (found === null) return null;
      const { role } = found.user as { role?: unknown };
      return { userId: found.user.id, role: roleOf(role) };
    },

    async settle() {
      const { checkSchema } = await library.$context;
      // The library logs what it finds; here only its end matters.
      await checkSchema?.()?.catch(() => undefined);
    },

    async eraseAccount(email) {
      const { internalAdapter } = await library.$context;
      const found = await internalAdapter.findUserByEmail(email);
      await database.transact(async (tx) => {
        // A mailed link keeps the address, in quotes, as a part of what it stands for.
        const mailedTo = `%"${email.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}"%`;
        await sql`delete from auth_verification where lower(value) like ${mailedTo} escape '\\'`.execute(tx);
        if (found === null) return;
        const { id } = found.user;
        await sql`delete from auth_session where "userId" = ${id}`.execute(tx);
        await sql`delete from auth_account where "userId" = ${id}`.execute(tx);
        await sql`delete from auth_user where id = ${id}`.execute(tx);
      });
    },
  };
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

function roleOf(role: unknown): Role {
  return role === "builder" || role === "operator" ? role : "client";
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
