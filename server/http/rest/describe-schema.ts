import { z } from "zod";
import type { FieldDescription } from "../../domain/contract/contract-description.ts";

/** What this product's schemas make of JSON Schema, as it stands in the document. */
export interface DocumentSchema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly DocumentSchema[] | undefined;
  readonly oneOf?: readonly DocumentSchema[] | undefined;
  readonly items?: DocumentSchema | undefined;
  readonly properties?: Readonly<Record<string, DocumentSchema>> | undefined;
  readonly additionalProperties?: DocumentSchema | boolean | undefined;
  readonly required?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly example?: unknown;
}

/** Read from the document, whose own types also hold what no schema of ours becomes. */
export const documentSchema: z.ZodType<DocumentSchema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(documentSchema).optional(),
    oneOf: z.array(documentSchema).optional(),
    items: documentSchema.optional(),
    properties: z.record(z.string(), documentSchema).optional(),
    additionalProperties: z.union([z.boolean(), documentSchema]).optional(),
    required: z.array(z.string()).optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    example: z.unknown().optional(),
  }),
);

/** `Booking` of `#/components/schemas/Booking`; null for what stands where it is. */
export function objectNameOf({ $ref }: DocumentSchema): string | null {
  return $ref === undefined ? null : ($ref.split("/").at(-1) ?? null);
}

/** A type as TypeScript writes it. What has fields of its own is `object`. */
export function typeOf(schema: DocumentSchema): string {
  const name = objectNameOf(schema);
  if (name !== null) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const branches = branchesOf(schema);
  if (branches.length > 0) return [...new Set(branches.map(typeOf))].join(" | ");
  if (typeof schema.type === "object") return schema.type.join(" | ");
  if (schema.type === "array") {
    const one = typeOf(schema.items ?? {});
    return one.includes(" ") ? `(${one})[]` : `${one}[]`;
  }
  if (schema.type === "object" && typeof schema.additionalProperties === "object")
    return `Record<string, ${typeOf(schema.additionalProperties)}>`;
  return schema.type ?? "unknown";
}

/** An object's fields, those of objects in it under their dotted names right after them. Of one with several forms, the fields of all. */
export function fieldsOf(schema: DocumentSchema, within = ""): FieldDescription[] {
  const forms = formsOf(schema);
  const names = [...new Set(forms.flatMap(({ properties = {} }) => Object.keys(properties)))];
  return names.flatMap((name) => {
    const inForms = forms.flatMap(({ properties = {} }) => properties[name] ?? []);
    const field = inForms.length === 1 ? inForms[0] : { anyOf: inForms };
    const path = `${within}${name}`;
    return [
      {
        name: path,
        type: inForms.map(typeOf).join(" | ").split(" | ").filter(isFirst).join(" | "),
        isRequired: forms.every(({ required = [] }) => required.includes(name)),
        description: inForms.find(({ description }) => description !== undefined)?.description ?? null,
      },
      ...fieldsOf(field ?? {}, `${path}.`),
      ...inForms.flatMap(({ items }) => (items === undefined ? [] : fieldsOf(items, `${path}[].`))),
    ];
  });
}

/** A value as it may come or be sent: the schema's own example, or the first that it allows. */
export function exampleOf(
  schema: DocumentSchema,
  objects: Readonly<Record<string, DocumentSchema>>,
): unknown {
  if (schema.example !== undefined) return schema.example;
  const name = objectNameOf(schema);
  if (name !== null) return exampleOf(objects[name] ?? {}, objects);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [branch] = branchesOf(schema);
  if (branch !== undefined) return exampleOf(branch, objects);
  const type = typeof schema.type === "object" ? schema.type[0] : schema.type;
  if (type === "object") {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([field, value]) => [field, exampleOf(value, objects)]));
  }
  if (type === "array") return [exampleOf(schema.items ?? {}, objects)];
  if (type === "integer" || type === "number") return schema.default ?? 1;
  if (type === "boolean") return true;
  return type === "string" ? "…" : null;
}

function branchesOf({ anyOf = [], oneOf = [] }: DocumentSchema): readonly DocumentSchema[] {
  return [...anyOf, ...oneOf];
}

/** The forms that an object has: itself, or the branches that are objects, however deep. */
function formsOf(schema: DocumentSchema): DocumentSchema[] {
  if (schema.properties !== undefined) return [schema];
  return branchesOf(schema).flatMap(formsOf);
}

function isFirst<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}
