import { expect, test } from "vitest";
import { instant } from "../../../server/domain/values/instant.ts";
import type { ApiKeyOnPage } from "../../page-data.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ApiKeyRow } from "./api-key-row.tsx";

const KEY: ApiKeyOnPage = {
  id: "K1",
  name: "Nightly export",
  start: "bawk_AbCd",
  scopes: ["bookings:read"],
  origins: ["https://shop.example"],
  madeAt: instant("2026-03-02T10:00:00Z"),
  lastUsedAt: instant("2026-03-03T11:30:00Z"),
  expiresAt: instant("2026-06-02T10:00:00Z"),
};
const UNUSED: ApiKeyOnPage = { ...KEY, origins: [], lastUsedAt: null, expiresAt: null };

const row = (apiKey: ApiKeyOnPage, asksToRevoke = false) =>
  render(
    <ul>
      <ApiKeyRow apiKey={apiKey} page="/builder/api-keys" asksToRevoke={asksToRevoke} />
    </ul>,
  );

test("a key is told by its name and its first letters, with what it may do, from where, and when", () => {
  const { text } = row(KEY);
  for (const part of [
    "Nightly export",
    "Starts with bawk_AbCd…",
    "See bookings",
    "https://shop.example",
    "Monday, 2 March 2026, 10:00, UTC",
    "Tuesday, 3 March 2026, 11:30, UTC",
    "Tuesday, 2 June 2026, 10:00, UTC",
  ])
    expect(text).toContain(part);
  expect(text).not.toContain("cancel bookings");
});

test("one that nothing has used, of no site and without an end says so", () => {
  const { text } = row(UNUSED);
  expect(text).toContain("Last used Never");
  expect(text).toContain("None: from your servers only");
  expect(text).toContain("When you revoke it");
});

test("revoking is a link that asks, whose name says which key it is", () => {
  const page = row(KEY);
  expect(page.has("form")).toBe(false);
  const link = page.one("a");
  expect(link.get("href")).toBe("/builder/api-keys?revoke=K1#key-K1");
  expect(link.text).toBe("Revoke “Nightly export”");
});

test("once asked for, it says what follows, with a way back and a form without scripts that sends the key's id", () => {
  const page = row(KEY, true);
  expect(page.text).toContain(
    "Programs that use “Nightly export” are refused at once. This cannot be undone.",
  );
  expect(page.one("a").get("href")).toBe("/builder/api-keys");
  const form = page.one("form", { method: "post", action: "/builder/api-keys" });
  expect(sentBy(form, form.one("button"))).toEqual({ intent: "revoke", key: "K1" });
});
