import { createHash, randomBytes } from "node:crypto";
import type { TraceOrigin } from "../domain/booking/trace-origin.ts";
import type { TraceIds } from "../ports.ts";

/**
 * The ids of the first step of what this began, the same in every process of an installation and in no other installation: a trace goes on where
 * only the reference is known.
 */
export function traceIdsOf({ reference }: Pick<TraceOrigin, "reference">, installationId: string): TraceIds {
  const digest = createHash("sha256").update(`${installationId}\n${reference}`, "utf8").digest("hex");
  return { traceId: digest.slice(0, 32), spanId: digest.slice(32, 48) };
}

/** Gives the ids that are set for the next span, and random ones otherwise. A span takes its ids before anything else can begin. */
export function createIdSource() {
  let next: Partial<TraceIds> = {};
  const take = (name: keyof TraceIds, bytes: number) => {
    const { [name]: id = randomBytes(bytes).toString("hex"), ...rest } = next;
    next = rest;
    return id;
  };
  return {
    setNext(ids: Partial<TraceIds>) {
      next = ids;
    },
    generateTraceId: () => take("traceId", 16),
    generateSpanId: () => take("spanId", 8),
  };
}
