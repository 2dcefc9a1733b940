import { findConnection, type CalendlyConnection } from "../../../db/calendly/calendly-connections.ts";
import {
  beginKeyRotation,
  dropOldSigningKeys,
  forgetOldSubscription,
} from "../../../db/calendly/calendly-signing-keys.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { addMinutes } from "../../domain/values/instant.ts";
import type { Calendar, RandomBytes } from "../../ports.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { SIGNING_KEY_PURPOSE } from "../token/sealed-purposes.ts";
import { subscribeToCalendly, unsubscribeFromCalendly } from "./subscribe-to-calendly.ts";

/** 25 h: Calendly tries a delivery for 24, also one whose subscription is deleted meanwhile. */
const OVERLAP_MINUTES = 25 * 60;
/** 32 bytes: as long as the hash that the key is for. */
const SIGNING_KEY_BYTES = 32;

type RotateDeps = Pick<ConnectionDeps, "database" | "clock" | "secretBox" | "randomBytes" | "settings">;

/**
 * Gives the connection a new signing key without a gap: writes the new key beside the old one, subscribes under it at an address of its
 * own, then deletes the old subscription. The old key still verifies what is on the way, until `dropReplacedSigningKeys`. A rotation
 * that broke off is completed rather than begun anew. Throws ProviderError; calling again goes on from there.
 */
export async function rotateSigningKey(
  deps: RotateDeps,
  connection: CalendlyConnection,
  calendar: Calendar,
): Promise<void> {
  const db = deps.database.kysely;
  const isUnderWay = connection.previousSubscriptionUri !== null || connection.subscriptionUri === null;
  if (!isUnderWay) {
    const createdAt = deps.clock.now();
    const signingKeySealed = deps.secretBox.seal(newSigningKey(deps.randomBytes), SIGNING_KEY_PURPOSE);
    await beginKeyRotation(db, connection, { signingKeySealed, createdAt });
  }
  // Read anew: if two began at the same moment, both go on with the key of the one who was first.
  const current = await findConnection(db, connection.id);
  invariant(current !== null, `the connection ${connection.id} is gone`);
  if (current.subscriptionUri === null) await subscribeToCalendly(deps, current, calendar);
  await unsubscribeFromCalendly(current, calendar, (keyNumber) => keyNumber < current.keyNumber);
  if (current.previousSubscriptionUri !== null) {
    await forgetOldSubscription(db, current.id, current.previousSubscriptionUri);
  }
}

/** Drops the signing keys under which nothing can arrive any more, of all connections. Returns how many. Safe to call at any time. */
export async function dropReplacedSigningKeys(
  deps: Pick<ConnectionDeps, "database" | "clock">,
): Promise<number> {
  return dropOldSigningKeys(deps.database.kysely, addMinutes(deps.clock.now(), -OVERLAP_MINUTES));
}

export function newSigningKey(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(SIGNING_KEY_BYTES)).toString("base64url");
}
