import { freezeRequest as keepRequest, type OutboxRow } from "../../../db/queue/outbox.ts";
import { freezeRequest } from "../../booking/freeze-request.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { ProviderRequest } from "../../domain/providers/provider-request.ts";
import type { WorkerDeps } from "../worker-deps.ts";

/**
 * The request of an effect, as it was frozen with it. An effect that was given before requests were kept is completed now, and frozen from
 * here on; it may have been sent already in other words, so whoever sends it looks it up first.
 */
export async function requestOf(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
): Promise<ProviderRequest> {
  if (row.request !== null) return row.request;
  const { kysely } = deps.database;
  const request = await freezeRequest(kysely, deps, booking, row);
  invariant(request !== null, `${row.effect.type} is a request`);
  return keepRequest(kysely, row.key, request);
}
