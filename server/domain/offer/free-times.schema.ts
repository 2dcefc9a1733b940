import { z } from "zod";
import { parseInstant, type Instant } from "../values/instant.ts";

/** Starts as they are stored. */
export const storedTimesSchema = z.array(
  z.custom<Instant>((value) => typeof value === "string" && parseInstant(value) === value),
);
