import { z } from "zod";
import {
  isReservedMetadataName,
  METADATA_NAME_CHARACTERS_MAX,
  METADATA_NAMES_MAX,
  METADATA_VALUE_CHARACTERS_MAX,
} from "../booking/caller-metadata.ts";
import { issueOf } from "../values/field-problem.ts";

const name = z.string().regex(new RegExp(`^[A-Za-z0-9_]{1,${METADATA_NAME_CHARACTERS_MAX}}$`));
const value = z
  .string()
  .min(1)
  .max(METADATA_VALUE_CHARACTERS_MAX)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** What a caller attaches to a booking. */
export const metadataAsked = z
  .record(name, value)
  .superRefine((metadata, context) => {
    const names = Object.keys(metadata);
    if (names.length > METADATA_NAMES_MAX) context.addIssue(issueOf({ code: "too_many_names" }));
    for (const reserved of names.filter(isReservedMetadataName))
      context.addIssue({ ...issueOf({ code: "reserved_name" }), path: [reserved] });
  })
  .meta({
    description:
      "Kept on the booking, and on Stripe's objects with `x_` before each name. At most 20 names in all; names beginning `x_` and our own (`booking_id`, `effect_key`, `calendly_event_id`, `installation…`) are refused. A client adds names; builders and operators may also give one another value.",
    example: { order: "A-1007" },
  });
