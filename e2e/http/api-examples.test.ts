import { readFileSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeKey } from "../kit/api-keys.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { signInAs } from "../kit/visitors.ts";
import { BUILDER } from "./contract/callers.ts";
import { readServedContract, type ServedContract } from "./contract/served-contract.ts";
import { differences } from "./examples/differences.ts";
import { parseCurl } from "./examples/parse-curl.ts";
import { readExamples } from "./examples/read-examples.ts";
import { runExamples } from "./examples/run-examples.ts";

const FOLDER = "docs/api";

let app: BuiltApp;
let contract: ServedContract;
let key: string;
beforeAll(async () => {
  app = await startBuiltApp();
  contract = await readServedContract(app);
  ({ key } = await makeKey(await signInAs(app, BUILDER)));
});
afterAll(() => app.stop());

const read = (file: string) => readFileSync(`${FOLDER}/${file}`, "utf8");
/** In the order in which the first page names them. */
const pages = [...read("README.md").matchAll(/^- \[.*?\]\(([\w-]+\.md)\)/gm)].map(([, file = ""]) => ({
  file,
  steps: readExamples(read(file)),
}));

test("every page with requests is named by the first one", () => {
  const withRequests = readdirSync(FOLDER).filter(
    (file) => file.endsWith(".md") && readExamples(read(file)).length > 0,
  );
  expect(pages.map(({ file }) => file).sort()).toEqual(withRequests.sort());
});

test.each(pages)(
  "what $file says can be done as it stands there, and is answered as it shows",
  async ({ steps }) => {
    const requests = steps.filter(({ kind }) => kind === "request");
    expect(await runExamples(app, contract, steps, key)).toBe(requests.length);
  },
);

describe("an example is read as a shell reads it", () => {
  const variables = new Map([
    ["APP", "http://app.example"],
    ["ID", "a b"],
  ]);

  test("with its quotes and its variables", () => {
    const command = `curl -sS -X POST "$APP/api/x" -H "content-type: application/json" \\
      -d '{"id": "'"$ID"'", "price": "$5"}'`;
    expect(parseCurl(command, variables)).toEqual({
      method: "POST",
      url: "http://app.example/api/x",
      headers: { "content-type": "application/json" },
      body: '{"id": "a b", "price": "$5"}',
    });
  });

  test.each([
    'wget "$APP/api/x"',
    'curl "$APP/api/x" | jq .',
    'curl "$APP/api/x" > file',
    'curl "$APP/api/x"; curl "$APP/api/y"',
    'curl "$(cat address)"',
    'curl "`cat address`"',
    "curl $APP/api/x",
    'curl "$MISSING/api/x"',
    'curl "$APP/api/x" "$APP/api/y"',
    'curl --insecure "$APP/api/x"',
    'curl "$APP/api/x" -d "{}"',
    'curl "$APP/api/x" -H',
    'curl "$APP/api/x',
  ])("and is refused where more is meant than one request: %s", (command) => {
    expect(() => parseCurl(command, variables)).toThrow();
  });

  test("and what it shows has to be in the answer, in kind and where it counts in words", () => {
    const answer = { id: "a", state: "SCHEDULED", time: { at: 1 }, list: [{ n: 1 }, { n: 2 }], more: true };
    const shown = { id: "b", state: "SCHEDULED", time: { at: 9 }, list: [{ n: 3 }] };
    expect(differences(shown, answer)).toEqual([]);
    for (const wrong of [
      { state: "CONFIRMED" },
      { time: null },
      { id: 5 },
      { none: 1 },
      { list: [{ m: 1 }] },
    ])
      expect(differences({ ...shown, ...wrong }, answer)).not.toEqual([]);
  });
});
