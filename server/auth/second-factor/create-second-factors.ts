import { qrCodeOf } from "../../adapters/qr-code.ts";
import { lockAccount } from "../../../db/accounts/lock-account.ts";
import type { Database, Queryable } from "../../../db/core/open-database.ts";
import {
  adoptPendingApp,
  countRecoveryCodes,
  deleteApp,
  findApp,
  replaceRecoveryCodes,
  savePendingApp,
  useAppStep,
  useRecoveryCode,
} from "../../../db/accounts/second-factors.ts";
import { APP_SECRET_PURPOSE } from "../../calendly-connection/token/sealed-purposes.ts";
import type { UserId } from "../../domain/values/ids.ts";
import { secondsUntil } from "../../domain/values/limit-reached.ts";
import { CODES_OF_ACCOUNT } from "../../domain/values/limit-rules.ts";
import { RECOVERY_CODES_COUNT, SECOND_FACTOR_TRIES_MAX } from "../../domain/values/second-factor.ts";
import type {
  Clock,
  CodeOutcome,
  FactorSession,
  Limits,
  Log,
  SecondFactors,
  SecretBox,
} from "../../ports.ts";
import { countTry, endSession, markSession } from "./factor-sessions.ts";
import { appUriOf, isAppCode, newAppSecret, stepOfCode } from "./one-time-code.ts";
import { digestOfRecoveryCode, newRecoveryCode } from "./recovery-code.ts";
import { deletePasskey, hasPasskey, listPasskeys, renamePasskey } from "./stored-passkeys.ts";
import type { NotifyOfFactor } from "./notify-of-factor.ts";

export interface SecondFactorDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: Log;
  readonly secretBox: Pick<SecretBox, "seal" | "open">;
  /** What an authenticator app shows beside the address. */
  readonly issuer: string;
  readonly notify: NotifyOfFactor;
}

/** Codes of an authenticator app and recovery codes, and the sessions that they confirm. Passkeys are checked by the sign-in library. */
export function createSecondFactors(deps: SecondFactorDeps): SecondFactors {
  const { database, clock, limits, log, secretBox, notify } = deps;
  const db = database.kysely;

  /** One change of a person's factors at a time: what one has read, no other removes meanwhile. */
  function changeFactors<T>(userId: UserId, work: (tx: Queryable) => Promise<T>): Promise<T> {
    return database.transact(async (tx) => {
      await lockAccount(tx, userId);
      return work(tx);
    });
  }

  async function remakeRecoveryCodes(tx: Queryable, userId: UserId): Promise<readonly string[]> {
    const codes = Array.from({ length: RECOVERY_CODES_COUNT }, newRecoveryCode);
    const digests = codes.map((code) => digestOfRecoveryCode(userId, code));
    await replaceRecoveryCodes(tx, userId, digests, clock.now());
    return codes;
  }

  /** Uses the code up when it is right. */
  async function look(userId: UserId, code: string): Promise<"right" | "used" | "wrong"> {
    if (!isAppCode(code)) {
      const used = await useRecoveryCode(db, userId, digestOfRecoveryCode(userId, code), clock.now());
      return used === "yes" ? "right" : used === "used" ? "used" : "wrong";
    }
    const sealed = (await findApp(db, userId))?.secretSealed ?? null;
    if (sealed === null) return "wrong";
    const step = stepOfCode(secretBox.open(sealed, APP_SECRET_PURPOSE), code, clock.now());
    if (step === null) return "wrong";
    return (await useAppStep(db, userId, step)) ? "right" : "used";
  }

  return {
    async settingsOf(userId, email) {
      const app = await findApp(db, userId);
      const pending = app?.pendingSecretSealed ?? null;
      const secret = pending === null ? null : secretBox.open(pending, APP_SECRET_PURPOSE);
      const uri = secret === null ? "" : appUriOf(secret, deps.issuer, email);
      return {
        appSince: app?.secretSealed == null ? null : app.setUpAt,
        pendingApp: secret === null ? null : { secret, uri, qr: qrCodeOf(uri) },
        passkeys: await listPasskeys(db, userId),
        recoveryCodesLeft: await countRecoveryCodes(db, userId),
      };
    },

    async enterCode({ userId, sessionId }, typed): Promise<CodeOutcome> {
      const code = typed.replaceAll(/\s/g, "");
      // A recovery code is too long to be guessed: the owner gets in by one while a stranger uses up the account's tries.
      if (isAppCode(code)) {
        const taken = await limits.take(CODES_OF_ACCOUNT, userId);
        if (!taken.allowed)
          return { kind: "wait", retryAfterSeconds: secondsUntil(taken.retryAt, clock.now()) };
      }
      const tries = await countTry(db, sessionId);
      if (tries === null) return { kind: "session_ended" };
      const found = tries > SECOND_FACTOR_TRIES_MAX ? "wrong" : await look(userId, code);
      if (found === "right") {
        await markSession(db, sessionId, clock.now());
        await limits.clear(CODES_OF_ACCOUNT, userId);
        if (!isAppCode(code)) {
          log.warn({ userId }, "A recovery code was used");
          await notify(userId, "recovery_code_used");
        }
        return { kind: "confirmed" };
      }
      const triesLeft = SECOND_FACTOR_TRIES_MAX - tries;
      if (triesLeft > 0) return { kind: "wrong", triesLeft, wasUsed: found === "used" };
      await endSession(db, sessionId);
      log.warn({ userId }, "Wrong codes of the second factor ended a session");
      return { kind: "session_ended" };
    },

    async beginApp(userId) {
      await savePendingApp(db, userId, secretBox.seal(newAppSecret(), APP_SECRET_PURPOSE));
    },

    async finishApp({ userId, sessionId }: FactorSession, typed) {
      const pending = (await findApp(db, userId))?.pendingSecretSealed ?? null;
      if (pending === null) return { kind: "nothing_pending" };
      const at = clock.now();
      const step = stepOfCode(secretBox.open(pending, APP_SECRET_PURPOSE), typed.replaceAll(/\s/g, ""), at);
      if (step === null) return { kind: "wrong_code" };
      const outcome = await changeFactors(userId, async (tx) => {
        if (!(await adoptPendingApp(tx, userId, pending, { at, step }))) return null;
        await markSession(tx, sessionId, at);
        const hasCodes = (await countRecoveryCodes(tx, userId)) > 0;
        return { recoveryCodes: hasCodes ? null : await remakeRecoveryCodes(tx, userId) };
      });
      if (outcome === null) return { kind: "nothing_pending" };
      log.info({ userId }, "An authenticator app was set up");
      await notify(userId, "app_set_up");
      return { kind: "set_up", ...outcome };
    },

    async removeApp(userId) {
      const removed = await changeFactors(userId, async (tx) => {
        if (!(await hasPasskey(tx, userId))) return false;
        await deleteApp(tx, userId);
        return true;
      });
      if (removed) await notify(userId, "app_removed");
      return removed ? { kind: "removed" } : { kind: "last_one" };
    },

    async makeRecoveryCodes(userId) {
      const codes = await changeFactors(userId, (tx) => remakeRecoveryCodes(tx, userId));
      await notify(userId, "recovery_codes_made");
      return codes;
    },

    renamePasskey: (userId, passkeyId, name) => renamePasskey(db, userId, passkeyId, name),

    async removePasskey(userId, passkeyId) {
      const removed = await changeFactors(userId, async (tx) => {
        const passkeys = await listPasskeys(tx, userId);
        const others = passkeys.filter(({ id }) => id !== passkeyId);
        const app = await findApp(tx, userId);
        if (others.length === 0 && app?.secretSealed == null) return "last_one";
        if (others.length === passkeys.length) return "gone";
        await deletePasskey(tx, userId, passkeyId);
        return "removed";
      });
      if (removed === "removed") await notify(userId, "passkey_removed");
      return { kind: removed === "last_one" ? "last_one" : "removed" };
    },

    listPasskeys: (userId) => listPasskeys(db, userId),

    async removeAnyPasskey(userId, passkeyId) {
      if (await deletePasskey(db, userId, passkeyId)) await notify(userId, "passkey_removed");
    },
  };
}
