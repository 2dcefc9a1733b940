import type { CallerMetadata } from "../../server/domain/booking/caller-metadata.ts";
import {
  callerMetadataSchema,
  returnUrlsSchema,
} from "../../server/domain/booking/caller-metadata.schema.ts";
import type { ReturnUrls } from "../../server/domain/booking/return-urls.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";
import { readRow } from "../core/unreadable-row.ts";

/** What a program that asked for a booking or its payment wants carried along. */
export interface CallerWishes {
  readonly metadata: CallerMetadata;
  /** Null where nobody asked to be led elsewhere than to the booking's page. */
  readonly returnUrls: ReturnUrls | null;
}

/** Metadata as a column holds it; null while there is none. */
export function metadataColumn(metadata: CallerMetadata): string | null {
  return Object.keys(metadata).length === 0 ? null : JSON.stringify(metadata);
}

export function readMetadata(json: string | null): CallerMetadata {
  return json === null ? {} : callerMetadataSchema.parse(JSON.parse(json));
}

/** As they are now, also within a transaction that has just written them. */
export async function findCallerWishes(db: Queryable, id: BookingId): Promise<CallerWishes> {
  const row = await db
    .selectFrom("booking")
    .select(["metadata_json", "return_urls_json"])
    .where("id", "=", id)
    .executeTakeFirst();
  return readRow("booking", id, () => ({
    metadata: readMetadata(row?.metadata_json ?? null),
    returnUrls:
      row?.return_urls_json == null ? null : returnUrlsSchema.parse(JSON.parse(row.return_urls_json)),
  }));
}

// Details that are no transition: they touch neither state nor version, and are safe to write twice.

export async function updateMetadata(db: Queryable, id: BookingId, metadata: CallerMetadata): Promise<void> {
  await db
    .updateTable("booking")
    .set({ metadata_json: metadataColumn(metadata) })
    .where("id", "=", id)
    .execute();
}

/** Null: the payer is led to the booking's page again. */
export async function updateReturnUrls(
  db: Queryable,
  id: BookingId,
  returnUrls: ReturnUrls | null,
): Promise<void> {
  await db
    .updateTable("booking")
    .set({ return_urls_json: returnUrls === null ? null : JSON.stringify(returnUrls) })
    .where("id", "=", id)
    .execute();
}
