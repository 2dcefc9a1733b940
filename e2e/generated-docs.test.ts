import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generateBookingStates } from "../docs/generate-booking-states.ts";
import { generateLook } from "../docs/generate-look.ts";
import { generateOpenApi } from "../docs/generate-open-api.ts";
import { generateProcedures } from "../docs/generate-procedures.ts";
import { generateRoutes } from "../docs/generate-routes.ts";
import { generateRunbooks } from "../docs/generate-runbooks.ts";
import { generateTexts } from "../docs/generate-texts.ts";
import { ROUTES } from "../server/http/routes/route-table.ts";

function written(file: string): string {
  return readFileSync(new URL(`../docs/${file}`, import.meta.url), "utf8");
}

test("the written table of states is the machine's (else: npm run docs)", () => {
  expect(written("architecture/booking-states.md")).toBe(generateBookingStates());
});

test("the written list of procedures is the router's (else: npm run docs)", async () => {
  expect(written("api/procedures.md")).toBe(await generateProcedures());
});

test("the written list of addresses is the table's (else: npm run docs)", () => {
  expect(written("api/routes.md")).toBe(generateRoutes());
});

test("the written contract is the one that is served (else: npm run docs)", async () => {
  expect(written("api/openapi.json")).toBe(await generateOpenApi());
});

test("the written list of texts is the catalogue (else: npm run docs)", async () => {
  expect(written("texts.md")).toBe(await generateTexts());
});

test("the written colours of the look are those of tokens.css (else: npm run docs)", () => {
  expect(written("architecture/look.md")).toBe(generateLook());
});

test("the written runbooks are those that the app shows (else: npm run docs)", async () => {
  const runbooks = await generateRunbooks();
  expect(readdirSync(new URL("../docs/operations/runbooks/", import.meta.url)).sort()).toEqual(
    [...runbooks.keys()].sort(),
  );
  for (const [name, text] of runbooks) expect(written(`operations/runbooks/${name}`)).toBe(text);
});

test("the guide lets a proxy pass the longest body that the app takes", () => {
  const longestKiB = Math.max(...ROUTES.map(({ bodyBytesMax }) => bodyBytesMax)) / 1024;
  expect(written("guides/run-it-yourself.md")).toContain(`${longestKiB} KiB`);
});
