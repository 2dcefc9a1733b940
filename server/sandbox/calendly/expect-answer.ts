import { expect } from "vitest";
import type { z } from "zod";
import type { Answered } from "./start-calendly.ts";
import { errorSchema } from "./api/wire-schemas.ts";

/** Expects the status and the strict shape. Returns the body. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  answer: Answered,
  status = 200,
): z.output<Schema> {
  expect({ status: answer.status, json: answer.json }).toMatchObject({ status });
  return schema.parse(answer.json);
}

/** Expects a refusal in the provider's own shape. Returns its body. */
export function expectError(answer: Answered, status: number, title: string) {
  expect(answer.status).toBe(status);
  const error = errorSchema.parse(answer.json);
  expect(error.title).toBe(title);
  return error;
}
