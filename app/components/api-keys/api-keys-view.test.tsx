import { expect, test } from "vitest";
import { instant } from "../../../server/domain/values/instant.ts";
import { NO_ANSWER, type ApiKeyAnswer } from "../../forms/api-key-answer.ts";
import { render } from "../test-render.tsx";
import { ApiKeysView, type ApiKeysPage } from "./api-keys-view.tsx";

const EMPTY: ApiKeysPage = {
  keys: [],
  keysMax: 20,
  proof: "nothing",
  email: "ada@example.com",
  revoking: null,
  isRevoked: false,
};
const keyOf = (id: string): ApiKeysPage["keys"][number] => ({
  id,
  name: `Key ${id}`,
  start: "bawk_AbCd",
  scopes: ["bookings:read"],
  origins: [],
  madeAt: instant("2026-03-02T10:00:00Z"),
  lastUsedAt: null,
  expiresAt: null,
});

function view(
  page: Partial<ApiKeysPage>,
  answer: Partial<ApiKeyAnswer> = {},
  role: "builder" | "operator" = "builder",
) {
  return render(
    <ApiKeysView role={role} page={{ ...EMPTY, ...page }} answer={{ ...NO_ANSWER, ...answer }} />,
  );
}

test("whoever has none is told so, and can create the first", () => {
  const page = view({});
  expect(page.text).toContain("No keys yet.");
  expect(page.all("button").map(({ text }) => text)).toEqual(["Create key"]);
});

test("a builder reads that keys reach their own rows alone, and an operator that theirs reach everybody's", () => {
  expect(view({}).text).toContain("your own bookings and session types alone");
  const operators = view({}, {}, "operator");
  expect(operators.text).toContain("the bookings of all builders and clients");
  expect(operators.one("form").get("action")).toBe("/operator/api-keys");
});

test("each key is there, and the one that is asked about asks whether it is to end", () => {
  const page = view({ keys: [keyOf("1"), keyOf("2")], revoking: "2" });
  expect(page.all("h3").map(({ text }) => text)).toEqual(["Key 1", "Key 2"]);
  expect(page.one("input", { name: "key" }).get("value")).toBe("2");
});

test("a key that was made is shown this once, and nothing of it beside that", () => {
  const key = `bawk_${"AbCd".repeat(10)}`;
  const page = view({ isRevoked: true }, { created: { name: "Shop", key } });
  expect(page.text).toContain(key);
  expect(page.text).not.toContain("The key is revoked.");
  expect(view({ isRevoked: true }).withRole("alert")[0]?.text).toContain("The key is revoked.");
});

test("whoever has as many as there may be gets no form", () => {
  const page = view({ keys: [keyOf("1")], keysMax: 1 });
  expect(page.text).toContain("You have 1 key, as many as an account can have.");
  expect(page.has("form")).toBe(false);
});

test("whoever has no password and did not just sign in can have a link mailed in place of the form", () => {
  const page = view({ proof: "sign_in" });
  expect(page.text).toContain("sign in again");
  expect(page.all("button").map(({ text }) => text)).toEqual([
    expect.stringContaining("ada@example.com") as string,
  ]);
  expect(view({ proof: "sign_in" }, { mailedTo: "ada@example.com" }).text).toContain("ada@example.com");
});

test("what is no field's fault is announced above the form", () => {
  expect(view({}, { errors: { form: "You have too many." } }).withRole("alert")[0]?.text).toContain(
    "You have too many.",
  );
});
