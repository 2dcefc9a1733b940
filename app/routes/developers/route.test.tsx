import { expect, test } from "vitest";
import type { ContractDescription } from "../../../server/domain/contract/contract-description.ts";
import { PROBLEM_CODES, PROBLEM_STATUS } from "../../../server/domain/contract/problem.ts";
import { problems } from "../../../server/domain/text/en/developers/problems.ts";
import { nameOf, type Part } from "../../components/test-markup.ts";
import { render } from "../../components/test-render.tsx";
import DevelopersPage from "./route.tsx";

const field = { isRequired: true, description: "The id, `bkg_…`." };
const CONTRACT: ContractDescription = {
  version: "1.2.3",
  documentPath: "/api/openapi.json",
  groups: [
    {
      name: "Webhook endpoints",
      operations: [
        {
          id: "readThing",
          method: "POST",
          path: "/api/things/{thingId}",
          summary: "Read a thing",
          description: "For its owner.",
          scope: "bookings:read",
          inPath: [{ ...field, name: "thingId", type: "string" }],
          inQuery: [],
          inBody: [{ ...field, name: "note", type: "string | null", isRequired: false, description: null }],
          takesIdempotencyKey: true,
          status: "200",
          answer: "Thing",
          refusals: ["hold_ended"],
          request: 'curl "$APP/api/things/1"',
          answerExample: null,
        },
      ],
    },
  ],
  sentEvent: { description: "Signed.", headers: [], body: "Thing" },
  objects: [
    {
      name: "Thing",
      description: "A thing.",
      fields: [
        { ...field, name: "id", type: "string" },
        { ...field, name: "parts", type: "Thing[]" },
        { ...field, name: "since", type: "string", isRequired: false },
      ],
      example: '{ "id": "thing_1" }',
    },
  ],
};

function page(language = "en"): Part {
  return render(<DevelopersPage />, {
    everyPage: { language },
    route: { id: "routes/developers", data: { contract: CONTRACT } },
  });
}

/** What stands in the article or section that this heading names. */
function partOf(whole: Part, id: string): Part {
  const [part] = [...whole.all("article"), ...whole.all("section")].filter(
    (one) => one.get("aria-labelledby") === id,
  );
  if (part === undefined) throw new Error(`Nothing is named by ${id}.`);
  return part;
}

test("every code that a problem may name is an anchor, with its status and its sentence", () => {
  const whole = page();
  for (const code of PROBLEM_CODES) {
    const [row, ...others] = whole.all("div", { id: code });
    expect(others).toEqual([]);
    expect(row?.one("dt").text.replace(/\s+/g, " ")).toBe(`${code}${PROBLEM_STATUS[code]}`);
    expect(row?.one("dd").text).toBe(problems.english[code]);
  }
});

test("an operation says its method, path, scope, fields, request, answer and refusals", () => {
  const operation = partOf(page(), "readThing");
  expect(operation.one("h3").text).toBe("Read a thing");
  expect(operation.text).toContain("POST /api/things/{thingId}");
  expect(operation.text).toContain("Scope bookings:read");
  expect(operation.all("dt").map((one) => one.text)).toEqual(["thingIdrequired", "note"]);
  const blocks = operation.all("pre").map((block) => block.typed);
  expect(blocks).toEqual(['curl "$APP/api/things/1"', '{ "id": "thing_1" }']);
  const links = operation.all("a").map((link) => link.get("href"));
  expect(links).toEqual(["#idempotency", "#Thing", "#hold_ended"]);
});

test("an object says which of its fields may be absent, and leads to the objects in it", () => {
  const thing = partOf(page(), "Thing");
  expect(thing.all("dt").map((one) => one.text)).toEqual(["id", "parts", "since?"]);
  expect(thing.one("a", { href: "#Thing" }).text).toBe("Thing");
});

test("what scrolls in itself can be reached by the keyboard and has a name", () => {
  const whole = page();
  for (const block of whole.all("pre")) {
    expect(block.get("tabindex")).toBe("0");
    expect(nameOf(whole, block)).toMatch(/\S/);
  }
});

test("every entry of the contents leads to a heading of the page, and every heading of a part has one", () => {
  const whole = page();
  const [contents] = whole.withRole("navigation");
  const entries = contents?.all("a").map((link) => link.get("href")?.slice(1)) ?? [];
  const headings = [...whole.all("h2"), ...whole.all("h3")].flatMap((one) => one.get("id") ?? []);
  expect([...entries].sort()).toEqual([...headings].sort());
});

test("says in the reader’s language what is ours, and marks as English what the document says", () => {
  const whole = page("en-XA");
  const operation = partOf(whole, "readThing");
  expect(operation.one("h3").one("span", { lang: "en" }).text).toBe("Read a thing");
  expect(whole.all("bdi", { lang: "en" }).map((one) => one.text)).toContain("The id, bkg_….");
});

test("leads to the document itself, by its version", () => {
  const whole = page();
  expect(whole.one("a", { href: "/api/openapi.json" }).text).toBe("OpenAPI document");
  expect(whole.text).toContain("version 1.2.3");
});
