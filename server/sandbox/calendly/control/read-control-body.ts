import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { parseInstant } from "../state/instant-format.ts";

/** An instant in a control route's body, as unix milliseconds. */
export const controlInstant = z.string().transform((text, context) => {
  const unixMs = parseInstant(text);
  if (unixMs !== null) return unixMs;
  context.addIssue({ code: "custom", message: "must be an ISO 8601 instant" });
  return z.NEVER;
});

/** The duration of one event: at least a minute, at most half a day. */
export const controlMinutes = z.int().min(1).max(720);

/** The refusal of a control route: `{error}`. To be thrown. */
export function refuseControl(status: 400 | 404 | 409, error: string): HTTPException {
  return new HTTPException(status, { res: Response.json({ error }, { status }) });
}

/** The body of a control route; nothing at all counts as an empty object. Throws a refusal when it does not fit. */
export async function readControlBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await context.req.text();
  let input: unknown;
  try {
    input = text === "" ? {} : JSON.parse(text);
  } catch {
    throw refuseControl(400, "the body is not JSON");
  }
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw refuseControl(400, z.prettifyError(parsed.error));
  return parsed.data;
}

/** Drops keys without a value, so that they do not overwrite one. */
export function withoutUndefined(fields: object | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined));
}
