import { defaultKeyHasher } from "@better-auth/api-key";
import { randomBytes } from "node:crypto";
import { lockAccount } from "../../../db/accounts/lock-account.ts";
import { findBuilderByUser } from "../../../db/builders/builders.ts";
import type { Database, Queryable } from "../../../db/core/open-database.ts";
import { insertOperatorAction } from "../../../db/operations/operator-actions.ts";
import { AccountEnded } from "../../domain/values/account-ended.ts";
import {
  API_KEY_PREFIX,
  API_KEYS_OF_OWNER_MAX,
  type ApiKey,
  type KeyOwner,
} from "../../domain/values/api-key.ts";
import { idFromBytes, type UserId } from "../../domain/values/ids.ts";
import { instantFromEpochMs, type Instant } from "../../domain/values/instant.ts";
import type { ApiKeys, Clock, Log } from "../../ports.ts";
import { roleOf } from "../../domain/values/role.ts";
import type { AuthLibrary } from "../auth-library.ts";
import { API_KEY_CHARACTERS } from "./api-key-plugin.ts";
import {
  countLiveKeys,
  deleteKey,
  findLiveKey,
  hasLiveKeyOfOrigin,
  insertOrigins,
  listLiveKeys,
  noteUse,
  permissionsOf,
  readOrigins,
} from "./stored-api-keys.ts";

const SECONDS_OF_A_DAY = 24 * 60 * 60;

const KEY = new RegExp(`^${API_KEY_PREFIX}[A-Za-z]{${API_KEY_CHARACTERS}}$`);

export interface ApiKeyDeps {
  readonly database: Database;
  readonly library: AuthLibrary;
  readonly clock: Clock;
  readonly log: Log;
}

interface FoundKeys {
  /** The program that shows this `Authorization` header. Null unless the key counts now, and its owner still has the role that it was made by. */
  findApiKey(authorization: string | null): Promise<ApiKey | null>;
  isOriginOfAnyLiveKey(origin: string): Promise<boolean>;
}

/** The keys of other software. Instants of keys are the machine's, which the library dates them by. */
export function createApiKeys({ database, library, clock, log }: ApiKeyDeps): ApiKeys & FoundKeys {
  const db = database.kysely;

  /** Operators' keys reach everybody's rows: who made one, and who ended it, is a line of their audit. */
  async function noteOperators(
    tx: Queryable,
    owner: KeyOwner,
    action: "create_api_key" | "revoke_api_key",
    key: { readonly id: string; readonly name: string },
  ): Promise<void> {
    if (owner.kind !== "operator") return;
    await insertOperatorAction(tx, {
      id: idFromBytes("act", new Uint8Array(randomBytes(16))),
      at: clock.now(),
      operatorUserId: owner.userId,
      action,
      subject: `api_key:${key.id}`,
      note: key.name,
    });
  }

  return {
    list: (owner) => listLiveKeys(db, owner, machineNow()),

    async create(owner, { name, scopes, origins, days }) {
      const { userId, kind } = owner;
      const expiresIn = days === null ? null : days * SECONDS_OF_A_DAY;
      const body = { configId: kind, userId, name, permissions: permissionsOf(scopes), expiresIn };
      const made = await library.api.createApiKey({ body }).catch(async (error: unknown) => {
        const { internalAdapter } = await library.$context;
        if ((await internalAdapter.findUserById(userId)) === null) throw new AccountEnded();
        throw error;
      });
      // Counted once it is there: of several that are made at once, each sees those before it.
      const isKept = await database.transact(async (tx) => {
        await lockAccount(tx, userId);
        if ((await countLiveKeys(tx, owner, machineNow())) > API_KEYS_OF_OWNER_MAX) {
          await deleteKey(tx, owner, made.id);
          return false;
        }
        await insertOrigins(tx, made.id, origins);
        await noteOperators(tx, owner, "create_api_key", { id: made.id, name });
        return true;
      });
      if (!isKept) return null;
      log.info({ userId, keyId: made.id }, "An API key was made");
      return { id: made.id, key: made.key };
    },

    async revoke(owner, keyId) {
      const revoked = await database.transact(async (tx) => {
        const found = await deleteKey(tx, owner, keyId);
        if (found !== null) await noteOperators(tx, owner, "revoke_api_key", { id: keyId, ...found });
        return found;
      });
      if (revoked !== null) log.info({ userId: owner.userId, keyId }, "An API key was revoked");
      return revoked;
    },

    async findApiKey(authorization) {
      const text = keyIn(authorization);
      if (text === null) return null;
      const now = machineNow();
      const found = await findLiveKey(db, await defaultKeyHasher(text), now);
      const owner = found === null ? null : await ownerOf(db, found);
      if (found === null || owner === null) return null;
      await noteUse(db, found, now);
      const { id, scopes } = found;
      return { id, owner, scopes, origins: (await readOrigins(db, [id]))(id) };
    },

    isOriginOfAnyLiveKey: (origin) => hasLiveKeyOfOrigin(db, origin, machineNow()),
  };
}

function machineNow(): Instant {
  return instantFromEpochMs(Date.now());
}

/** The scheme is written in any case; of the key each letter counts. */
function keyIn(authorization: string | null): string | null {
  const [, text = ""] = /^bearer +([^ ]+) *$/i.exec(authorization ?? "") ?? [];
  return KEY.test(text) ? text : null;
}

/** Null for a builder whose page is gone, and for whoever has neither role. */
async function ownerOf(
  db: Queryable,
  { userId, role }: { readonly userId: UserId; readonly role: string },
): Promise<KeyOwner | null> {
  switch (roleOf(role)) {
    case "operator":
      return { kind: "operator", userId };
    case "builder": {
      const builder = await findBuilderByUser(db, userId);
      return builder === null ? null : { kind: "builder", userId, builderId: builder.id };
    }
    case "client":
      return null;
  }
}
