import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { Database } from "../../db/core/open-database.ts";
import { storePassword } from "./stored-passwords.ts";
import type { Turnstile } from "../adapters/turnstile.ts";
import { parseLanguageTag } from "../domain/text/known-languages.ts";
import { instantFromEpochMs, parseTimeZone, type Instant } from "../domain/values/instant.ts";
import type { OwnAccounts } from "../ports/own-accounts.ts";
import type { AuthLibrary } from "./auth-library.ts";
import { roleOf } from "../domain/values/role.ts";

/** What people do with their own accounts, in the sign-in library's tables. */
export function createOwnAccounts(
  library: AuthLibrary,
  hashing: Turnstile,
  database: Pick<Database, "transact">,
): OwnAccounts {
  return {
    async find(userId) {
      const { internalAdapter } = await library.$context;
      const user = await internalAdapter.findUserById(userId);
      if (user === null) return null;
      const { role, timeZone, language } = user as { role?: unknown; timeZone?: unknown; language?: unknown };
      const credential = await internalAdapter.findCredentialAccount(userId);
      return {
        email: user.email,
        name: user.name,
        role: roleOf(role),
        isConfirmed: user.emailVerified,
        hasPassword: credential?.password != null,
        timeZone: typeof timeZone === "string" ? parseTimeZone(timeZone) : null,
        language: parseLanguageTag(language),
        createdAt: instantOf(user.createdAt),
      };
    },

    async isTaken(email) {
      const { internalAdapter } = await library.$context;
      return (await internalAdapter.findUserByEmail(email)) !== null;
    },

    async rename(userId, name) {
      const { internalAdapter } = await library.$context;
      await internalAdapter.updateUser(userId, { name });
    },

    async setTimeZone(userId, zone) {
      const { internalAdapter } = await library.$context;
      await internalAdapter.updateUser(userId, { timeZone: zone });
    },

    async setLanguage(userId, language) {
      const { internalAdapter } = await library.$context;
      await internalAdapter.updateUser(userId, { language });
    },

    async checkPassword(userId, password) {
      const { internalAdapter } = await library.$context;
      const hash = (await internalAdapter.findCredentialAccount(userId))?.password;
      return hash != null && hashing.run(() => verifyPassword({ hash, password }));
    },

    async setPassword(userId, password) {
      const hash = await hashing.run(() => hashPassword(password));
      await database.transact((tx) => storePassword(tx, userId, hash));
    },

    async listSessions(userId) {
      const { internalAdapter } = await library.$context;
      const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true });
      return sessions
        .map(({ id, userAgent, createdAt, updatedAt }) => ({
          id,
          userAgent: userAgent ?? "",
          begunAt: instantOf(createdAt),
          lastSeenAt: instantOf(updatedAt),
        }))
        .sort((a, b) => b.lastSeenAt.localeCompare(a.lastSeenAt));
    },

    async endSession(userId, sessionId) {
      const { internalAdapter } = await library.$context;
      const sessions = await internalAdapter.listSessions(userId);
      const meant = sessions.find(({ id }) => id === sessionId);
      if (meant !== undefined) await internalAdapter.deleteSession(meant.token);
    },

    async endSessionsBut(userId, sessionId) {
      const { internalAdapter } = await library.$context;
      const sessions = await internalAdapter.listSessions(userId);
      const others = sessions.filter(({ id }) => id !== sessionId).map(({ token }) => token);
      if (others.length > 0) await internalAdapter.deleteSessions(others);
    },
  };
}

function instantOf(date: Date): Instant {
  return instantFromEpochMs(date.getTime());
}
