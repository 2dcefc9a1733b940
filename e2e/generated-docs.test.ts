import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generateBookingStates } from "../docs/generate-booking-states.ts";
import { generateProcedures } from "../docs/generate-procedures.ts";

function written(file: string): string {
  return readFileSync(new URL(`../docs/${file}`, import.meta.url), "utf8");
}

test("the written table of states is the machine's (else: npm run docs)", () => {
  expect(written("architecture/booking-states.md")).toBe(generateBookingStates());
});

test("the written list of procedures is the router's (else: npm run docs)", () => {
  expect(written("api/procedures.md")).toBe(generateProcedures());
});
