import { passkey } from "@better-auth/passkey";
import type { GenericEndpointContext } from "better-auth";
import { APIError, getSessionFromCtx } from "better-auth/api";
import type { Database } from "../../../db/core/open-database.ts";
import { confirmedAddressOf } from "../../domain/values/confirmed-address.ts";
import type { UserId } from "../../domain/values/ids.ts";
import type { SecondFactorStatus } from "../../domain/values/second-factor.ts";
import { secondFactorNeed } from "../../domain/values/second-factor.ts";
import type { Clock, Log } from "../../ports.ts";
import { roleOf } from "../../domain/values/role.ts";
import { endSession, markSession } from "./factor-sessions.ts";
import { ownerOfPasskey } from "./stored-passkeys.ts";
import type { NotifyOfFactor } from "./notify-of-factor.ts";

export interface PasskeyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Our own origin: what passkeys are made for, and the only one that they are taken from. */
  readonly appUrl: string;
  readonly statusOf: (userId: UserId, sessionId: string) => Promise<SecondFactorStatus>;
  readonly notify: NotifyOfFactor;
}

/** Said when the sign-in is too old to add a passkey by. */
const SIGN_IN_AGAIN = "SIGN_IN_AGAIN";

/** Where a passkey signs in, or confirms. */
const SHOWING = "/passkey/verify-authentication";
/** Where one is added. */
const ADDING = "/passkey/verify-registration";

/**
 * Passkeys by the library's plugin. The device must have asked for its owner (a finger, a face, a PIN): a passkey is then two factors by
 * itself. Whoever is signed in can show only their own.
 */
export function passkeyPlugin({ database, appUrl, clock, log }: PasskeyDeps) {
  return passkey({
    rpID: new URL(appUrl).hostname,
    rpName: "BuildAppsWith",
    origin: appUrl,
    schema: { passkey: { modelName: "auth_passkey" } },
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    registration: {
      async afterVerification({ ctx, verification }) {
        if (verification.registrationInfo?.userVerified !== true) throw notVerified();
        const session = await getSessionFromCtx(ctx);
        if (session === null) return;
        await markSession(database.kysely, session.session.id, clock.now());
        log.info({ userId: session.user.id }, "A passkey was added");
      },
    },
    authentication: {
      async afterVerification({ ctx, verification }) {
        if (!verification.authenticationInfo.userVerified) throw notVerified();
        const session = await getSessionFromCtx(ctx);
        if (session === null) return;
        const owner = await ownerOfPasskey(database.kysely, verification.authenticationInfo.credentialID);
        if (owner !== session.user.id) throw new APIError("FORBIDDEN", { code: "PASSKEY_OF_SOMEBODY_ELSE" });
      },
    },
  });
}

/** 15 min: a passkey is offered right after a sign-in; a session that somebody else has got hold of later adds none. */
const FRESH_MS = 15 * 60 * 1000;

/**
 * Refuses to add a passkey for whoever has not confirmed their address; for an operator who has a factor and has not shown it lately; and for anybody else
 * whose sign-in is not of the last quarter of an hour.
 */
export async function guardPasskeyAdding(deps: PasskeyDeps, ctx: GenericEndpointContext): Promise<void> {
  const session = await getSessionFromCtx(ctx);
  if (session === null) throw new APIError("UNAUTHORIZED");
  const { role } = session.user as { role?: unknown };
  if (confirmedAddressOf(session.user) === null) throw new APIError("FORBIDDEN");
  if (roleOf(role) !== "operator") {
    if (Date.now() - session.session.createdAt.getTime() < FRESH_MS) return;
    throw new APIError("FORBIDDEN", { code: SIGN_IN_AGAIN });
  }
  const status = await deps.statusOf(session.user.id, session.session.id);
  if (secondFactorNeed(status, "factors", deps.clock.now()) !== null)
    throw new APIError("FORBIDDEN", { code: "SECOND_FACTOR_NEEDED" });
}

/** What follows from a passkey that the library has accepted: the session has shown the second factor; of a new one its owner is told. */
export async function afterPasskey(
  { database, clock, notify }: PasskeyDeps,
  ctx: GenericEndpointContext,
  path: string,
  isRefused: boolean,
): Promise<void> {
  const { newSession, session } = ctx.context;
  if (path === ADDING && session !== null && !isRefused) await notify(session.user.id, "passkey_added");
  if (path === SHOWING && newSession !== null) {
    // The passkey was removed while it was being checked: its device may have been lost.
    const { response } = ctx.body as { readonly response: { readonly id: string } };
    if ((await ownerOfPasskey(database.kysely, response.id)) !== newSession.user.id) {
      await endSession(database.kysely, newSession.session.id);
      throw new APIError("UNAUTHORIZED", { code: "PASSKEY_NOT_FOUND" });
    }
    await markSession(database.kysely, newSession.session.id, clock.now());
    // The library has begun a new session: the old one ends.
    if (session !== null && session.session.id !== newSession.session.id)
      await endSession(database.kysely, session.session.id);
  }
}

function notVerified(): APIError {
  return new APIError("FORBIDDEN", { code: "USER_NOT_VERIFIED" });
}
