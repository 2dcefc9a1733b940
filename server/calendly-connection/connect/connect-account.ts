import {
  findConnectionOfBuilder,
  findConnectionOfCalendlyUser,
  type CalendlyConnection,
} from "../../../db/calendly/calendly-connections.ts";
import type { StoredTokens } from "../../../db/calendly/calendly-tokens.ts";
import { isUniqueViolation } from "../../../db/core/unique-violation.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { CalendlyTokens } from "../../ports.ts";
import { syncSessionTypes } from "../../session-type/sync-session-types.ts";
import { personalToken, storeAndSubscribe } from "./connect-calendly.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { no, type ConnectionOutcome } from "./connection-refusal.ts";
import { sealTokens } from "../token/fresh-access-token.ts";
import { probeAccess, refusalOf } from "./probe-access.ts";
import { REFRESH_TOKEN_PURPOSE } from "../token/sealed-purposes.ts";

/** What a builder connects with. */
export type BroughtAccess =
  | { readonly kind: "personal_token"; readonly accessToken: string }
  | { readonly kind: "oauth"; readonly tokens: CalendlyTokens };

/**
 * Connects a builder's Calendly account, or connects it again: after trouble, or by the other way (token, OAuth). The connection keeps its id, and
 * with it session types, prices and bookings, because it must be the same Calendly user as before. Access that lacks a permission is not stored. Safe
 * to repeat.
 */
export async function connectAccount(
  deps: ConnectionDeps,
  builderId: BuilderId,
  access: BroughtAccess,
): Promise<ConnectionOutcome<CalendlyConnection>> {
  const db = deps.database.kysely;
  const now = deps.clock.now();
  const accessToken = access.kind === "oauth" ? access.tokens.accessToken : access.accessToken;
  const calendar = deps.calendars.withToken(accessToken);
  const reached = await probeAccess(calendar, now);
  if (!reached.ok) return reached;
  const { account } = reached.value;

  const owner = await findConnectionOfCalendlyUser(db, account.userUri);
  if (owner !== null && owner.builderId !== builderId) return no({ code: "account_taken" });
  const known = await findConnectionOfBuilder(db, builderId);
  if (known !== null && known.calendlyUserUri !== account.userUri) return no({ code: "another_account" });

  const tokens: StoredTokens =
    access.kind === "oauth"
      ? sealTokens(deps.secretBox, access.tokens, now)
      : personalToken(deps.secretBox, access.accessToken, now);
  try {
    const connection = await storeAndSubscribe(deps, builderId, { account, tokens }, calendar);
    // What Calendly does not answer now, the daily sync reads.
    await syncSessionTypes(deps, builderId);
    if (known?.kind === "oauth" && access.kind === "personal_token") await endGrant(deps, known);
    return { ok: true, value: connection };
  } catch (error) {
    // Two builders at the same moment with the same Calendly user: the unique index admits one.
    if (isUniqueViolation(error)) return no({ code: "account_taken" });
    return no(refusalOf(error));
  }
}

/** Revokes a grant at Calendly. A failure is only logged: the person can revoke it at Calendly. */
export async function endGrant(
  deps: Pick<ConnectionDeps, "oauth" | "secretBox" | "log">,
  { id, refreshTokenSealed }: CalendlyConnection,
): Promise<boolean> {
  if (deps.oauth === null || refreshTokenSealed === null) return true;
  try {
    await deps.oauth.revoke(deps.secretBox.open(refreshTokenSealed, REFRESH_TOKEN_PURPOSE));
    return true;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn({ connectionId: id, reason: error.message }, "A Calendly grant could not be ended");
    return false;
  }
}
