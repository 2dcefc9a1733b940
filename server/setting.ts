import { z } from "zod";
import type { Allowed } from "./allowed-settings.ts";

/** How a setting is described to the person who sets it. `example` stands in `.env.example`. */
interface SettingNote {
  readonly description: string;
  readonly example: string;
  readonly allowed: Allowed<unknown>;
}

const notes = z.registry<SettingNote>();

/** Sees an empty text as a setting that is not made: `NAME=` in a file. Each says where it is allowed. */
export function setting<Schema extends z.ZodType>(
  schema: Schema,
  allowed: Allowed<NonNullable<z.output<Schema>>>,
  description: string,
  example: string,
) {
  const trimmed = z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema,
  );
  // What is looked at is what this very schema has made.
  notes.add(trimmed, { description, example, allowed: allowed as Allowed<unknown> });
  return trimmed;
}

/** What was said of it where it was made; undefined for any other schema. */
export function noteOf(field: z.ZodType): SettingNote | undefined {
  return notes.get(field);
}

export const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });

export function wholeNumber(minimum: number, maximum: number) {
  return z.coerce.number().int().min(minimum).max(maximum);
}
