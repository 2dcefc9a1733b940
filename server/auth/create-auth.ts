import { isAPIError } from "better-auth/api";
import { sql } from "kysely";
import { randomBytes } from "node:crypto";
import { findBuilderByUser } from "../../db/builders/builders.ts";
import { lockAccount } from "../../db/accounts/lock-account.ts";
import { insertOperatorAction } from "../../db/operations/operator-actions.ts";
import { deleteApp, replaceRecoveryCodes } from "../../db/accounts/second-factors.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import { noteRefusedMails } from "../account/note-refused-mails.ts";
import type { AccountHolder } from "../domain/booking/booking-owner.ts";
import { confirmedAddressOf, type AddressOfAccount } from "../domain/values/confirmed-address.ts";
import { createTurnstile } from "../adapters/turnstile.ts";
import { idFromBytes, type UserId } from "../domain/values/ids.ts";
import type { LanguageTag } from "../domain/text/language.ts";
import { parseLanguageTag } from "../domain/text/known-languages.ts";
import { parseTimeZone } from "../domain/values/instant.ts";
import { CODES_OF_ACCOUNT } from "../domain/values/limit-rules.ts";
import { secondFactorNeed } from "../domain/values/second-factor.ts";
import { invariant } from "../domain/values/invariant.ts";
import { NAME_CHARACTERS_MAX, tidyText } from "../domain/values/typed-text.ts";
import type { OperatorToTell } from "../ports.ts";
import type { Auth, AuthOptions } from "./auth.ts";
import { COOKIE_PREFIX, createAuthLibrary, LIBRARY_BASE } from "./auth-library.ts";
import { createApiKeys } from "./api-keys/create-api-keys.ts";
import { createLink, createToken, pageOfLink, sendLink } from "./mailed-links.ts";
import { CODE_HEADER, type FreshCodes } from "./sign-in-codes/code-plugin.ts";
import { createSignInCodes } from "./sign-in-codes/create-sign-in-codes.ts";
import { createOwnAccounts } from "./own-accounts.ts";
import { roleOf } from "../domain/values/role.ts";
import { createSecondFactors } from "./second-factor/create-second-factors.ts";
import { endSessionsOf } from "./second-factor/factor-sessions.ts";
import { readSession } from "./read-session.ts";
import { readSecondFactorStatus } from "./second-factor/read-second-factor-status.ts";
import { deletePasskeysOf } from "./second-factor/stored-passkeys.ts";
import { notifyOfFactor } from "./second-factor/notify-of-factor.ts";
import { withOwnCookies } from "./session-cookies.ts";
import { ADDRESS_HEADER, LANGUAGE_HEADER } from "./sign-in-limits.ts";

/**
 * A hash takes a tenth of a second of a core and one of the four threads that files are read with as well: two at once leave two. 20 waiting are two
 * seconds; whoever comes then is told to try again.
 */
const HASHING = { work: "password hashing", atOnceMax: 2, waitingMax: 20, retryAfterSeconds: 5 };

/** 15 min, as long as a mailed link holds. By the machine's clock, which the library dates sessions by. */
const FRESH_MS = 15 * 60 * 1000;

/** A form's request for the library, and what only the server knows of it. */
interface Asking {
  readonly request: Request;
  readonly clientAddress: string;
  readonly language?: LanguageTag | undefined;
}

/** Sign-in by password, mailed link or mailed code, through better-auth on our own database. */
export function createAuth(given: AuthOptions): Auth {
  const options: AuthOptions = { ...given, mailer: noteRefusedMails(given.mailer, given) };
  const { database } = options;
  const signing = { secret: options.secret, isSecure: options.appUrl.startsWith("https:") };
  const hashing = createTurnstile(HASHING);
  const notify = notifyOfFactor(options);
  const statusOf = (userId: UserId, sessionId: string) =>
    readSecondFactorStatus(database.kysely, options.asksSecondFactor, userId, sessionId);
  const fresh: FreshCodes = new Map();
  const library = createAuthLibrary(options, hashing, { statusOf, notify }, fresh);
  const keys = createApiKeys({ ...options, library });

  /** Only a session that has shown the second factor has the role, where the installation asks for it. */
  async function operatorActorOf(userId: UserId, sessionId: string) {
    const secondFactor = await statusOf(userId, sessionId);
    const need = secondFactorNeed(secondFactor, "everything", options.clock.now());
    return { kind: need === null ? "operator" : "operator_unconfirmed", secondFactor } as const;
  }

  async function listOperators(): Promise<readonly OperatorToTell[]> {
    const found = await sql<{
      email: string;
      emailVerified: unknown;
      timeZone: string | null;
      language: string | null;
    }>`select email, "emailVerified", "timeZone", "language" from auth_user where role = 'operator' order by email`.execute(
      database.kysely,
    );
    return found.rows.flatMap(({ email, emailVerified, timeZone, language }) => {
      // A boolean on PostgreSQL, a number on SQLite.
      const address = confirmedAddressOf({ email, emailVerified: Boolean(emailVerified) });
      return address === null
        ? []
        : {
            address,
            timeZone: timeZone === null ? null : parseTimeZone(timeZone),
            language: parseLanguageTag(language),
          };
    });
  }

  async function ask({ request, clientAddress, language }: Asking, codeId: string | null): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set(ADDRESS_HEADER, clientAddress);
    for (const [name, value] of [
      [LANGUAGE_HEADER, language ?? null],
      [CODE_HEADER, codeId],
    ] as const) {
      headers.delete(name);
      if (value !== null) headers.set(name, value);
    }
    const path = new URL(request.url).pathname.slice(LIBRARY_BASE.length);
    return withOwnCookies(path, await library.handler(new Request(request, { headers })));
  }

  return {
    own: createOwnAccounts(library, hashing, database),
    secondFactors: createSecondFactors({ ...options, issuer: "BuildAppsWith", notify }),
    keys,
    findApiKey: (authorization) => keys.findApiKey(authorization),
    isOriginOfAnyLiveKey: (origin) => keys.isOriginOfAnyLiveKey(origin),

    handle: (request, clientAddress, language) => ask({ request, clientAddress, language }, null),
    codes: createSignInCodes({
      ...options,
      fresh,
      askLibrary: ask,
      createToken: async (owner, seconds) =>
        createToken((await library.$context).internalAdapter, owner, seconds),
      sessionOf: async (request) => {
        const cookie = request.headers.get("cookie") ?? "";
        const found = await library.api.getSession({ headers: new Headers({ cookie }) }).catch(nullWhenEnded);
        return found?.session.id ?? null;
      },
    }),

    async findActor(request) {
      const cookie = request.headers.get("cookie");
      if (cookie?.includes(`${COOKIE_PREFIX}.session_token=`) !== true) return { kind: "nobody" };
      // The cookie that the library sets here is not passed on: see `withOwnCookies`.
      const session =
        (await readSession(database, signing, cookie)) ??
        (await library.api.getSession({ headers: new Headers({ cookie }) }).catch(nullWhenEnded));
      if (session === null) return { kind: "nobody" };
      const { id, email, name, role, timeZone, language } = session.user;
      const confirmed = confirmedAddressOf(session.user);
      // An address that was only typed is not confirmed.
      const kind = confirmed === null ? "client" : roleOf(role);
      const operator = kind === "operator" ? await operatorActorOf(id, session.session.id) : null;
      const builder = kind === "builder" ? await findBuilderByUser(database.kysely, id) : null;
      return {
        ...(operator ?? { kind }),
        userId: id,
        email,
        name,
        confirmed,
        builderId: builder?.id ?? null,
        signIn: {
          sessionId: session.session.id,
          isFresh: Date.now() - session.session.createdAt.getTime() < FRESH_MS,
          isConfirmed: confirmed !== null,
          timeZone: typeof timeZone === "string" ? parseTimeZone(timeZone) : null,
          language: parseLanguageTag(language),
        },
      };
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
      if (existing !== null) return ownerOf(existing.user);
      try {
        const user = await internalAdapter.createUser(
          { email, name: tidyText(name, "line", NAME_CHARACTERS_MAX), role: "client", emailVerified: false },
          { method: "magic-link" },
        );
        return ownerOf(user);
      } catch (error) {
        // Somebody else has made it meanwhile.
        const meanwhile = await internalAdapter.findUserByEmail(email);
        if (meanwhile === null) throw error;
        return ownerOf(meanwhile.user);
      }
    },

    listOperators,
    listOperatorAddresses: async () => (await listOperators()).map(({ address }) => address),

    async addressesOf(userIds) {
      if (userIds.length === 0) return new Map();
      const found = await sql<{
        id: string;
        email: string;
      }>`select id, email from auth_user where id in (${sql.join(userIds)})`.execute(database.kysely);
      return new Map(found.rows.map(({ id, email }) => [id, email]));
    },

    async setRole(address, role) {
      const { internalAdapter } = await library.$context;
      const found = await internalAdapter.findUserByEmail(address);
      // Erased since it was asked.
      invariant(found?.user.emailVerified === true, "a role is given to an account with a confirmed address");
      await internalAdapter.updateUser(found.user.id, { role });
    },

    async takeBackOperator(userId) {
      await database.transact(async (tx) => {
        await lockAccount(tx, userId);
        await sql`update auth_user set role = 'client' where id = ${userId} and role = 'operator'`.execute(
          tx,
        );
        await endSessionsOf(tx, userId);
      });
      options.log.warn({ userId }, "An operator is one no longer");
    },

    async sendSignInLink(email, next) {
      const { internalAdapter } = await library.$context;
      const link = await createLink(internalAdapter, { email, next, purpose: "confirm" });
      const language = await languageOfAddress(database.kysely, email);
      return { page: pageOfLink(options.appUrl, link), isMailed: await sendLink(options, link, language) };
    },

    async findUserByEmail(email) {
      const { internalAdapter } = await library.$context;
      const found = await internalAdapter.findUserByEmail(email);
      if (found === null) return null;
      const { role } = found.user as { role?: unknown };
      return { ...ownerOf(found.user), role: roleOf(role) };
    },

    async resetSecondFactor(userId) {
      await database.transact(async (tx) => {
        await lockAccount(tx, userId);
        await deleteApp(tx, userId);
        await replaceRecoveryCodes(tx, userId, [], options.clock.now());
        await deletePasskeysOf(tx, userId);
        await endSessionsOf(tx, userId);
        await insertOperatorAction(tx, {
          id: idFromBytes("act", new Uint8Array(randomBytes(16))),
          at: options.clock.now(),
          operatorUserId: userId,
          action: "reset_second_factor",
          subject: `user:${userId}`,
          note: "On the server, by whoever runs it.",
        });
      });
      options.log.warn({ userId }, "A second factor was reset");
      await options.limits.clear(CODES_OF_ACCOUNT, userId);
      await notify(userId, "reset");
    },

    async settle() {
      const { checkSchema } = await library.$context;
      // The library logs what it finds; here only its end matters.
      await checkSchema?.()?.catch(() => undefined);
    },
  };
}

/** The library finds a session, and cannot prolong it because it has ended meanwhile. */
function nullWhenEnded(error: unknown): null {
  if (isAPIError(error) && error.statusCode === 401) return null;
  throw error;
}

function ownerOf(user: AddressOfAccount & { readonly id: string }): AccountHolder {
  return { userId: user.id, confirmed: confirmedAddressOf(user) };
}
