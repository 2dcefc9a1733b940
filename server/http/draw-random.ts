import { randomFillSync } from "node:crypto";

/** Asking the system for a few bytes costs as much as for this many: some hundred requests share one asking. */
const POOL_BYTES = 4_096;

const pool = Buffer.alloc(POOL_BYTES);
let drawn = POOL_BYTES;

/** So many random bytes as text; none of them is ever given out twice. At most 4,096 at once. */
export function drawRandom(bytes: number, encoding: "base64" | "base64url"): string {
  if (drawn + bytes > POOL_BYTES) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += bytes;
  return pool.toString(encoding, drawn - bytes, drawn);
}
