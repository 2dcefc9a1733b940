import { expect, test } from "vitest";
import { fieldsOf, typeOf } from "./describe-schema.ts";

test.each([
  [{ type: "string" }, "string"],
  [{ type: ["string", "null"] }, "string | null"],
  [{ $ref: "#/components/schemas/Money", description: "What it costs." }, "Money"],
  [{ anyOf: [{ $ref: "#/components/schemas/Money" }, { type: "null" }] }, "Money | null"],
  [{ type: "string", enum: ["open", "won"] }, '"open" | "won"'],
  [{ type: "number", const: 1 }, "1"],
  [{ type: "array", items: { $ref: "#/components/schemas/Booking" } }, "Booking[]"],
  [{ type: "array", items: { type: ["string", "null"] } }, "(string | null)[]"],
  [{ type: "object", additionalProperties: { type: "string" } }, "Record<string, string>"],
])("a type is written as TypeScript writes it: %j", (schema, type) => expect(typeOf(schema)).toBe(type));

test("fields of objects in an object, in a list or instead of nothing stand under their dotted names", () => {
  const within = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
  const fields = fieldsOf({
    type: "object",
    properties: {
      builder: within,
      time: { anyOf: [within, { type: "null" }] },
      payments: { type: "array", items: within },
    },
    required: ["builder", "time"],
  });
  expect(fields.map(({ name, type, isRequired }) => [name, type, isRequired])).toEqual([
    ["builder", "object", true],
    ["builder.id", "string", true],
    ["time", "object | null", true],
    ["time.id", "string", true],
    ["payments", "object[]", false],
    ["payments[].id", "string", true],
  ]);
});

test("an object of several forms has the fields of all, and requires those that every form requires", () => {
  const fields = fieldsOf({
    oneOf: [
      {
        type: "object",
        properties: { kind: { const: "call" }, number: { type: "string" } },
        required: ["kind", "number"],
      },
      { type: "object", properties: { kind: { const: "meeting" } }, required: ["kind"] },
    ],
  });
  expect(fields.map(({ name, type, isRequired }) => [name, type, isRequired])).toEqual([
    ["kind", '"call" | "meeting"', true],
    ["number", "string", false],
  ]);
});
