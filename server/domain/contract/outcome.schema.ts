import { z } from "zod";
import type { Refusal } from "../booking/refusal.ts";

/** The answer of a procedure that may say no: over HTTP a refusal becomes a problem. */
export function outcomeOf<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), refusal: z.custom<Refusal>() }),
  ]);
}
