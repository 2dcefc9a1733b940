import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { FieldDescription } from "../../domain/contract/contract-description.ts";
import { describeContract } from "./describe-contract.ts";
import { openApiDocument } from "./open-api-document.ts";
import { OPERATIONS } from "./operations.ts";

const contract = describeContract();
const operations = contract.groups.flatMap((group) => group.operations);
const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
ajv.addSchema({ $id: "document", components: openApiDocument().components });

function problemsOf(schema: string, value: unknown): unknown {
  const validate = ajv.compile({ $ref: `document#${schema}` });
  validate(value);
  return validate.errors;
}

function typesIn(fields: readonly FieldDescription[]): string[] {
  return fields.flatMap(({ type }) => type.match(/\b[A-Z]\w+\b(?!")/g) ?? []);
}

describe("the contract as a page shows it", () => {
  test("has every operation of the table once, under its tag, with its scope and what it may be refused with", () => {
    for (const { id, tag, path, method, refusals } of OPERATIONS) {
      const group = contract.groups.find(({ name }) => name === tag);
      expect(group?.operations.filter((one) => one.id === id)).toMatchObject([{ path, method, refusals }]);
    }
    const described = operations.map(({ id }) => id);
    expect(new Set(described).size).toBe(described.length);
    expect(operations.find(({ id }) => id === "cancelBooking")).toMatchObject({
      scope: "bookings:write",
      takesIdempotencyKey: true,
      answer: "Booking",
      status: "200",
    });
  });

  test("shows for each object an example that is one", () => {
    for (const { name, example } of contract.objects)
      expect([name, problemsOf(`/components/schemas/${name}`, JSON.parse(example))]).toEqual([name, null]);
  });

  test("names no object that it does not describe", () => {
    const known = new Set([...contract.objects.map(({ name }) => name), "Record"]);
    const fields = [
      ...contract.objects.flatMap((one) => one.fields),
      ...operations.flatMap(({ inPath, inQuery, inBody }) => [...inPath, ...inQuery, ...inBody]),
    ];
    const named = [...typesIn(fields), contract.sentEvent.body];
    expect(named.filter((name) => !known.has(name) && name !== name.toUpperCase())).toEqual([]);
  });

  test("has one name for each object, in answers as in what is sent to endpoints", () => {
    expect(contract.objects.map(({ name }) => name).filter((name) => name.endsWith("Output"))).toEqual([]);
    expect(contract.sentEvent.body).toBe("Event");
  });

  test("has no name twice that the page makes an anchor of", () => {
    const anchors = [...operations.map(({ id }) => id), ...contract.objects.map(({ name }) => name)];
    expect(anchors.filter((name, index) => anchors.indexOf(name) !== index)).toEqual([]);
  });
});

describe("the command of an operation", () => {
  const requestOf = (id: string) => operations.find((one) => one.id === id)?.request;

  test("shows the key, and names the request where it changes something", () => {
    expect(requestOf("getBooking")).toBe(
      'curl -sS "$APP/api/bookings/bkg_01jd0kq8x7n4m2v5z3t6r9w1yc" \\\n  -H "authorization: Bearer $KEY"',
    );
    expect(requestOf("cancelBooking")).toMatch(
      /-X POST "\$APP\/api\/bookings\/bkg_\w+\/cancel".*authorization: Bearer \$KEY.*idempotency-key/s,
    );
  });

  test("has no gap left in its address, and a body that is JSON", () => {
    for (const { id, request } of operations) {
      expect([id, request?.includes("{") === true && !request.includes("-d '")]).toEqual([id, false]);
      const [, body] = / -d '([^']*)'/.exec(request ?? "") ?? [];
      if (body !== undefined) expect(() => JSON.parse(body) as unknown).not.toThrow();
    }
  });

  test("is none for what providers send: they sign it", () => {
    expect(requestOf("receiveStripeWebhook")).toBeNull();
  });
});
