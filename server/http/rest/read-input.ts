import { z } from "zod";
import { definitionOf } from "./procedure-definitions.ts";
import type { Operation } from "./operations.ts";

/** What a request brings for a procedure: not checked yet, that is the procedure's own schema's. Null for a body that is no object. */
export type ReadInput = (
  request: Request,
  pathFields: Readonly<Record<string, string>>,
) => Promise<Readonly<Record<string, unknown>> | null>;

/**
 * Reads an operation's input: of a GET out of the query, else out of the JSON body; what stands in the path stands there alone. Everything in a query is
 * text: where the schema wants an integer, digits become one here, so that the schema stays as strict as it is for every other caller.
 */
export function createInputReader(operation: Operation): ReadInput {
  const { input } = definitionOf(operation);
  const integers = new Set(Object.keys(input).filter((field) => isInteger(input[field])));
  const valueOf = (field: string, text: string) =>
    integers.has(field) && /^-?\d{1,15}$/.test(text) ? Number(text) : text;

  return async (request, pathFields) => {
    if (operation.method === "POST") {
      const body = await bodyOf(request);
      return body === null ? null : withPath(body, pathFields);
    }
    const query = new URL(request.url).searchParams;
    const fields = [...new Set(query.keys())].map((field): [string, unknown] => {
      const [first = "", ...more] = query.getAll(field);
      return [field, more.length === 0 ? valueOf(field, first) : [first, ...more]];
    });
    return withPath(Object.fromEntries(fields), pathFields);
  };
}

/** A field of the path that is said once more is one too many: the schema knows no such name. */
function withPath(
  given: Readonly<Record<string, unknown>>,
  pathFields: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const twice = Object.keys(pathFields).filter((field) => Object.hasOwn(given, field));
  return {
    ...given,
    ...pathFields,
    ...Object.fromEntries(twice.map((field) => [`${field} (twice)`, given[field]])),
  };
}

/** Nothing at all is an empty object. That it is JSON was checked when it was read. */
async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  const text = await request.text();
  const body: unknown = text === "" ? {} : JSON.parse(text);
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : null;
}

function isInteger(schema: z.ZodType | undefined): boolean {
  return (
    schema !== undefined && z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).type === "integer"
  );
}
