import { sql } from "kysely";
import { findBuilderByUser } from "../../db/builders.ts";
import { deleteAddressChange } from "../../db/address-changes.ts";
import { forgetMailedLinks } from "../../db/mailed-links.ts";
import type { AccountHolder } from "../domain/booking-owner.ts";
import { confirmedAddressOf, type AddressOfAccount } from "../domain/confirmed-address.ts";
import { createTurnstile } from "../adapters/turnstile.ts";
import { parseTimeZone } from "../domain/instant.ts";
import { NAME_CHARACTERS_MAX, tidyText } from "../domain/typed-text.ts";
import type { Auth, AuthOptions } from "./auth.ts";
import { COOKIE_PREFIX, createAuthLibrary } from "./auth-library.ts";
import { createOwnAccounts } from "./own-accounts.ts";
import { roleOf } from "./role-of.ts";
import { ADDRESS_HEADER } from "./sign-in-limits.ts";

/**
 * A hash takes a tenth of a second of a core and one of the four threads that files are read with as well: two at once leave two. 20 who
 * wait are two seconds; whoever comes then had better come again.
 */
const HASHING = { work: "password hashing", atOnceMax: 2, waitingMax: 20, retryAfterSeconds: 5 };

/** 15 min, as long as a mailed link holds. By the machine's clock, which the library dates sessions by. */
const FRESH_MS = 15 * 60 * 1000;

/** Sign-in by password or mailed link, through better-auth on our own database. */
export function createAuth(options: AuthOptions): Auth {
  const { database } = options;
  const hashing = createTurnstile(HASHING);
  const library = createAuthLibrary(options, hashing);

  return {
    own: createOwnAccounts(library, hashing),

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
      const { id, email, name, role, timeZone } = session.user;
      const confirmed = confirmedAddressOf(session.user);
      // Whoever has typed an address has not shown that it is theirs.
      const kind = confirmed === null ? "client" : roleOf(role);
      const builder = kind === "builder" ? await findBuilderByUser(database.kysely, id) : null;
      return {
        kind,
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

    async listOperatorAddresses() {
      const found = await sql<{
        email: string;
        emailVerified: unknown;
      }>`select email, "emailVerified" from auth_user where role = 'operator' order by email`.execute(
        database.kysely,
      );
      return found.rows.flatMap(
        // A boolean on PostgreSQL, a number on SQLite.
        ({ email, emailVerified }) =>
          confirmedAddressOf({ email, emailVerified: Boolean(emailVerified) }) ?? [],
      );
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
      return { ...ownerOf(found.user), role: roleOf(role) };
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
        await forgetMailedLinks(tx, { email, userId: found?.user.id ?? null });
        if (found === null) return;
        const { id } = found.user;
        await deleteAddressChange(tx, id);
        await sql`delete from auth_session where "userId" = ${id}`.execute(tx);
        await sql`delete from auth_account where "userId" = ${id}`.execute(tx);
        await sql`delete from auth_user where id = ${id}`.execute(tx);
      });
    },
  };
}

function ownerOf(user: AddressOfAccount & { readonly id: string }): AccountHolder {
  return { userId: user.id, confirmed: confirmedAddressOf(user) };
}
