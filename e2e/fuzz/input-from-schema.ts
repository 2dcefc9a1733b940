import fc from "fast-check";
import { z } from "zod";
import type { Caller } from "./callers.ts";
import { chance, pick, type Draw } from "./draw.ts";
import { nastyText, nastyValue, typedText } from "./nasty-values.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What of JSON Schema our inputs use. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Who asks, and what is known. */
export interface Making {
  readonly draw: Draw;
  readonly caller: Caller;
  readonly vocabulary: Vocabulary;
  readonly number: number;
}

/** Null for a procedure without input. */
export function inputSchemaOf(inputs: readonly unknown[]): JsonSchema | null {
  const schemas = inputs
    .filter((input) => input instanceof z.ZodType)
    .map((input) => z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonSchema);
  return schemas[0] === undefined ? null : schemas.length === 1 ? schemas[0] : { allOf: schemas };
}

/** A value that the schema takes, as far as it says what it takes; with real ids where a field has one. */
export function valueOf(schema: JsonSchema, making: Making, field = "", root: JsonSchema = schema): unknown {
  const { draw, caller, vocabulary, number } = making;
  const go = (inner: JsonSchema, name = field) => valueOf(inner, making, name, root);
  if (schema.$ref !== undefined) return go(root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(draw, schema.enum);
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((part) => go(part) as object)) as unknown;

  if (field !== "" && chance(draw, 85)) {
    const word = vocabulary.wordFor(field, { caller, draw, number });
    if (word !== undefined && fits(word, schema)) return word;
    // Nothing to go on from: the field is left out.
    if (word === null) return undefined;
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return go(pick(draw, choices));
  switch (typeof schema.type === "object" ? pick(draw, schema.type) : schema.type) {
    case "null":
      return null;
    case "boolean":
      return draw(fc.boolean());
    case "integer":
    case "number": {
      const { minimum: min = -1_000, maximum: max = 1_000_000 } = schema;
      return draw(fc.oneof(fc.integer({ min, max: Math.min(max, min + 100) }), fc.constantFrom(min, max)));
    }
    case "array": {
      const { minItems = 0, maxItems = minItems + 3, items = {} } = schema;
      const length = draw(
        fc.integer({ min: minItems, max: Math.max(minItems, Math.min(maxItems, minItems + 3)) }),
      );
      const list = Array.from({ length }, () => go(items));
      return items.enum === undefined ? list : [...new Set(list)];
    }
    case "object":
      return objectOf(schema, making, go);
    case "string":
      return textOf(schema, making);
    case undefined:
      break;
  }
  // What only code can say.
  return typedText(draw, number);
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  { draw }: Making,
  go: (schema: JsonSchema, name: string) => unknown,
): unknown {
  const fields = Object.entries(properties)
    .filter(([name]) => required.includes(name) || chance(draw, 50))
    .map(([name, inner]) => [name, go(inner, name)] as const);
  const more =
    typeof additionalProperties === "object" && chance(draw, 60)
      ? Array.from(
          { length: draw(fc.nat(3)) },
          (_, n) => [`key_${n}`, go(additionalProperties, `key_${n}`)] as const,
        )
      : [];
  return Object.fromEntries([...fields, ...more].filter(([, value]) => value !== undefined));
}

function textOf({ pattern, format, minLength = 0, maxLength = 200 }: JsonSchema, making: Making): string {
  const { draw, vocabulary, caller, number } = making;
  if (format === "email") return `fuzz-${number % 50}@example.com`;
  const prefix = /^\^([a-z]{2,4}_)/.exec(pattern ?? "")?.[1];
  if (prefix !== undefined) {
    const id = vocabulary.idLike(prefix, caller, draw);
    if (id !== undefined && chance(draw, 90)) return id;
  }
  if (pattern !== undefined) return draw(fc.stringMatching(new RegExp(pattern)));
  const text = chance(draw, 60) ? typedText(draw, number) : nastyText(draw, number);
  return text.padEnd(minLength, "x").slice(0, maxLength);
}

/** Whether a known word is of the field's type: two nouns may share a field's name. */
function fits(word: unknown, schema: JsonSchema): boolean {
  const types = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(({ type }) => type ?? []);
  if (types.length === 0) return true;
  const own = word === null ? "null" : Array.isArray(word) ? "array" : typeof word;
  return types.includes(own) || (own === "number" && types.includes("integer"));
}

/** The same input with something in it that no schema wants. */
export function spoiltInput(input: unknown, { draw, number }: Pick<Making, "draw" | "number">): unknown {
  if (typeof input !== "object" || input === null || chance(draw, 10)) return nastyValue(draw, number);
  if (Array.isArray(input)) {
    const list: readonly unknown[] = input;
    return list.length === 0 || chance(draw, 30)
      ? [...list, nastyValue(draw, number)]
      : list.map((one, at) => (at === 0 ? spoiltInput(one, { draw, number }) : one));
  }
  const fields = Object.entries(input);
  const at = draw(fc.nat(Math.max(0, fields.length - 1)));
  return pick<() => unknown>(draw, [
    () => Object.fromEntries(fields.filter((_, place) => place !== at)),
    () =>
      Object.fromEntries([...fields, [pick(draw, ["more", "__proto__", "toString", "role", "userId"]), 1]]),
    () => Object.fromEntries(fields.map(([key, value], place) => [key, place === at ? [value] : value])),
    ...Array.from(
      { length: 4 },
      () => () =>
        Object.fromEntries(
          fields.map(([key, value], place) => [key, place === at ? nastyValue(draw, number) : value]),
        ),
    ),
    () =>
      Object.fromEntries(
        fields.map(([key, value], place) => [
          key,
          place === at ? spoiltInput(value, { draw, number }) : value,
        ]),
      ),
  ])();
}
