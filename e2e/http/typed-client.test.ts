import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { childEnv } from "../../server/env.ts";
import { makeKey } from "../kit/api-keys.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { signInAs } from "../kit/visitors.ts";
import { BUILDER } from "./contract/callers.ts";
import { readServedContract } from "./contract/served-contract.ts";
import { SHOP_PROGRAM } from "./contract/shop-program.ts";

let app: BuiltApp;
const folder = mkdtempSync(path.join(tmpdir(), "booking-client-"));

beforeAll(async () => {
  app = await startBuiltApp();
  const { document } = await readServedContract(app);
  const types = astToString(await openapiTS(document as OpenAPI3, { silent: true }));
  writeFileSync(path.join(folder, "contract.d.ts"), types);
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the compiler says of a program that stands beside the generated types, in its strictest mode. */
function complaintsAbout(name: string, program: string): string[] {
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, program);
  const checked = ts.createProgram([file], {
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    typeRoots: [path.join(folder, "node_modules/@types")],
  });
  return ts
    .getPreEmitDiagnostics(checked)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("a program compiles against the types that are generated from the served document", () => {
  expect(complaintsAbout("shop", SHOP_PROGRAM)).toEqual([]);
});

test.each([
  ["a field that nothing takes", "inviteeName:", "inviteeNickname:"],
  ["a field of another type", "count: 100", 'count: "100"'],
  ["a field that no answer has", "offer.price_minor", "offer.priceMinor"],
  ["an address that is none", '"/api/bookings",', '"/api/reservations",'],
  ["a code that no problem has", "problem?.code", 'problem?.code === "sold_out"'],
])("does not compile with %s", (_what, right, wrong) => {
  expect(SHOP_PROGRAM).toContain(right);
  expect(complaintsAbout("wrong", SHOP_PROGRAM.replace(right, wrong))).not.toEqual([]);
});

test("the same program, run, sells a session as far as its types say", async () => {
  const { outputText } = ts.transpileModule(SHOP_PROGRAM, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const file = path.join(folder, "shop.mjs");
  writeFileSync(file, outputText);
  const { key } = await makeKey(await signInAs(app, BUILDER));
  const args = [file, app.demo.appUrl, key, "billie@example.com"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: childEnv({}) });
  expect(JSON.parse(stdout)).toEqual({
    priceMinor: 15_000,
    state: "INITIATED",
    order: "A-1007",
    early: "not_in_this_state",
    none: 404,
    first: true,
  });
});
