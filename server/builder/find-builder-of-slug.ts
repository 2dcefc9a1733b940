import { hasBookings } from "../../db/bookings/lists/builder-bookings.ts";
import { findBuilderByFormerSlug, findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import type { Builder, SessionType } from "../domain/offer/session-type.ts";

/** By the slug of today, or one that was the builder's once. Null when there is none. */
export async function findBuilderOfSlug(db: Queryable, slug: string): Promise<Builder | null> {
  return (await findBuilderBySlug(db, slug)) ?? (await findBuilderByFormerSlug(db, slug));
}

/** Whether something was ever on sale or booked there: until then nobody but the builder sees that they are here. */
export async function hasOpened(
  db: Queryable,
  builderId: BuilderId,
  sessionTypes?: readonly SessionType[],
): Promise<boolean> {
  const all = sessionTypes ?? (await listSessionTypes(db, builderId));
  return all.some(({ publishedAt }) => publishedAt !== null) || (await hasBookings(db, builderId));
}
