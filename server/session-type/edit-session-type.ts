import { lockBuilder } from "../../db/accounts/lock-account.ts";
import {
  findSessionType,
  getSessionType,
  listSessionTypes,
  updateOfferTerms,
  updatePositions,
  updatePublishedAt,
  type OfferTerms,
} from "../../db/builders/session-types.ts";
import type { Database } from "../../db/core/open-database.ts";
import { keepListing } from "../../db/search/keep-listing.ts";
import type { BuilderId, SessionTypeId } from "../domain/values/ids.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { whyNotSellable, type UnsellableReason } from "../domain/offer/why-not-sellable.ts";
import type { Clock } from "../ports.ts";

interface EditDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/** A refusal has every reason at once. */
export type EditOutcome =
  | { readonly ok: true; readonly value: SessionType }
  | { readonly ok: false; readonly reasons: readonly UnsellableReason[] };

/** The builder's own offer, not archived; null for anybody else's. */
export async function findOwnSessionType(
  deps: Pick<EditDeps, "database">,
  builderId: BuilderId,
  id: SessionTypeId,
): Promise<SessionType | null> {
  const sessionType = await findSessionType(deps.database.kysely, id);
  return sessionType?.builderId === builderId ? sessionType : null;
}

/**
 * Writes the builder's own terms. What is published stays sellable: terms that could not be sold are refused with the reasons, and
 * nothing is changed. A draft takes any. Bookings already made keep the terms that they were made on.
 */
export async function updateSessionType(
  deps: EditDeps,
  { id, builderId }: SessionType,
  terms: OfferTerms,
): Promise<EditOutcome> {
  return deps.database.transact(async (tx) => {
    await lockBuilder(tx, builderId);
    const sessionType = await getSessionType(tx, id);
    const before = codesOf(whyNotSellable(sessionType));
    // A change at Calendly is not the fault of these terms, and must not hinder correcting them.
    const reasons = whyNotSellable({ ...sessionType, ...terms }).filter(({ code }) => !before.has(code));
    if (sessionType.publishedAt !== null && reasons.length > 0) return { ok: false, reasons };
    await updateOfferTerms(tx, id, terms);
    await keepListing(tx, builderId, deps.clock.now());
    return { ok: true, value: await getSessionType(tx, id) };
  });
}

function codesOf(reasons: readonly UnsellableReason[]): ReadonlySet<string> {
  return new Set(reasons.map(({ code }) => code));
}

/** Shows the offer to everybody, or refuses with all the reasons why it cannot be sold as it is. Safe to call twice. */
export async function publishSessionType(
  deps: EditDeps,
  { id, builderId }: SessionType,
): Promise<EditOutcome> {
  return deps.database.transact(async (tx) => {
    await lockBuilder(tx, builderId);
    const sessionType = await getSessionType(tx, id);
    const reasons = whyNotSellable(sessionType);
    if (reasons.length > 0) return { ok: false, reasons };
    if (sessionType.publishedAt === null) {
      await updatePublishedAt(tx, id, deps.clock.now());
      await keepListing(tx, builderId, deps.clock.now());
    }
    return { ok: true, value: await getSessionType(tx, id) };
  });
}

/** Makes it a draft again. Bookings under way go on; nobody begins a new one. Safe to call twice. */
export async function unpublishSessionType(deps: EditDeps, { id, builderId }: SessionType): Promise<void> {
  await deps.database.transact(async (tx) => {
    await lockBuilder(tx, builderId);
    await updatePublishedAt(tx, id, null);
    await keepListing(tx, builderId, deps.clock.now());
  });
}

/** Moves an offer one place up or down in its builder's list; at the end it stays where it is. */
export async function moveSessionType(
  deps: EditDeps,
  sessionType: SessionType,
  direction: "up" | "down",
): Promise<void> {
  await placeSessionType(deps, sessionType, (from) => from + (direction === "up" ? -1 : 1));
}

/** Moves an offer to a position in its builder's list, counted from 0; behind the last one, it becomes the last. */
export async function moveSessionTypeTo(
  deps: EditDeps,
  sessionType: SessionType,
  position: number,
): Promise<void> {
  await placeSessionType(deps, sessionType, () => position);
}

/** Gives the builder's offers their positions anew, with this one where `positionFrom` says; the nearest that there is. */
async function placeSessionType(
  deps: EditDeps,
  { id, builderId }: SessionType,
  positionFrom: (from: number) => number,
): Promise<void> {
  await deps.database.transact(async (tx) => {
    await lockBuilder(tx, builderId);
    const ids = (await listSessionTypes(tx, builderId)).map((one) => one.id);
    const from = ids.indexOf(id);
    if (from === -1) return;
    const others = ids.filter((one) => one !== id);
    const to = Math.min(Math.max(positionFrom(from), 0), others.length);
    if (to !== from) await updatePositions(tx, others.toSpliced(to, 0, id));
  });
}
