import { createHash } from "node:crypto";
import {
  beginIdempotentRequest,
  keepIdempotentAnswer,
  releaseIdempotentRequest,
  type IdempotencyName,
} from "../../../db/queue/idempotency-keys.ts";
import type { Database } from "../../../db/core/open-database.ts";
import { IDEMPOTENCY_MINUTES, IDEMPOTENT_ANSWER_PURPOSE } from "../../domain/contract/idempotency.ts";
import { isBookingId } from "../../domain/values/ids.ts";
import { addMinutes } from "../../domain/values/instant.ts";
import type { Clock, RandomBytes, SecretBox } from "../../ports.ts";

/** Who asks may be allowed later: with another key, after the second factor, or after a while. */
const PASSING: readonly number[] = [401, 403, 429];
/** 2 min: longer than any request of ours may take; after a process died, its requests can be sent again from then on. */
const LEASE_MINUTES = 2;

export interface IdempotencyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly secretBox: Pick<SecretBox, "seal" | "open">;
  readonly randomBytes: RandomBytes;
}

/** A JSON answer before it is sent. */
export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What a try is carried out with: the same at every try. */
export interface TryMarks {
  readonly requestId: string;
  readonly newIdBytes: Uint8Array;
}

/** A request before it is carried out. The same body from the same caller in another role is another request. */
export interface AskedOnce {
  readonly requestId: string;
  readonly inRole: string;
  readonly body: unknown;
}

export type IdempotentOutcome =
  | { readonly kind: "answer"; readonly answer: RestAnswer; readonly isReplayed: boolean }
  | { readonly kind: "in_use" | "reused" | "erased" };

/**
 * Carries a request out once under its key, and answers every repetition alike for a day. What a request changes is written with its request id
 * (in the history) or under its new id, in the transaction of the change: a try after a crash has the same two, and so finds what the first one did.
 * Answers of 500 and above, and those that only ask to wait or to be allowed, are not kept.
 */
export async function answerOnce(
  deps: IdempotencyDeps,
  name: IdempotencyName,
  { requestId, inRole, body }: AskedOnce,
  carryOut: (marks: TryMarks) => Promise<RestAnswer>,
): Promise<IdempotentOutcome> {
  const db = deps.database.kysely;
  const now = deps.clock.now();
  const leasedUntil = addMinutes(now, LEASE_MINUTES);
  const begun = await beginIdempotentRequest(db, name, {
    bodySha256: createHash("sha256")
      .update(JSON.stringify([inRole, body]))
      .digest("hex"),
    requestId,
    newId: Buffer.from(deps.randomBytes(16)).toString("hex"),
    now,
    leasedUntil,
    keptSince: addMinutes(now, -IDEMPOTENCY_MINUTES),
  });
  if (begun.kind === "in_use" || begun.kind === "reused") return begun;
  if (begun.kind === "answered") {
    if (begun.sealedAnswer === null) return { kind: "erased" };
    const kept = openAnswer(deps, begun.sealedAnswer);
    if (kept === null) return { kind: "erased" };
    return { kind: "answer", answer: { status: begun.status, body: JSON.parse(kept) }, isReplayed: true };
  }
  const release = () => releaseIdempotentRequest(db, name, leasedUntil, deps.clock.now());
  const answer = await carryOut({
    requestId: begun.requestId,
    newIdBytes: Buffer.from(begun.newId, "hex"),
  }).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  if (answer.status >= 500 || PASSING.includes(answer.status)) await release();
  else
    await keepIdempotentAnswer(db, name, {
      status: answer.status,
      sealedAnswer: deps.secretBox.seal(JSON.stringify(answer.body), IDEMPOTENT_ANSWER_PURPOSE),
      bookingId: bookingIdIn(answer.body) ?? bookingIdIn(body),
    });
  return { kind: "answer", answer, isReplayed: false };
}

/** Null where no key of the ring opens it any more. */
function openAnswer({ secretBox }: IdempotencyDeps, sealed: string): string | null {
  try {
    return secretBox.open(sealed, IDEMPOTENT_ANSWER_PURPOSE);
  } catch {
    return null;
  }
}

/** The booking that an answer or a request tells of, by the two names that it has there. */
function bookingIdIn(body: unknown) {
  if (typeof body !== "object" || body === null) return null;
  const named: unknown = "bookingId" in body ? body.bookingId : "id" in body ? body.id : null;
  return typeof named === "string" && isBookingId(named) ? named : null;
}
