import fc from "fast-check";
import { expect, test } from "vitest";
import { createSecretBox } from "./secret-box.ts";

const old = { id: "old", key: new Uint8Array(32).fill(1) };
const current = { id: "new", key: new Uint8Array(32).fill(2) };
const box = createSecretBox([current, old]);

test("what is sealed opens again, whatever it is, and does not look like itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (secret) => {
      const sealed = box.seal(secret, "token");
      expect(box.open(sealed, "token")).toBe(secret);
      expect(sealed).toMatch(/^v1\.new\.[\w-]+\.[\w-]+\.[\w-]*$/);
    }),
  );
});

test("the same secret never seals to the same text", () => {
  expect(box.seal("token", "a")).not.toBe(box.seal("token", "a"));
});

test("a secret sealed for one purpose does not open for another", () => {
  expect(() => box.open(box.seal("token", "calendly token of bld_1"), "calendly token of bld_2")).toThrow(
    /does not open/,
  );
});

test("a changed text does not open, whichever part was changed", () => {
  const parts = box.seal("token", "a").split(".");
  for (const index of [2, 3, 4]) {
    const changed = parts.map((part, at) =>
      at === index ? Buffer.from(part, "base64url").map((b) => b ^ 1) : part,
    );
    const text = changed.map((part) =>
      typeof part === "string" ? part : Buffer.from(part).toString("base64url"),
    );
    expect(() => box.open(text.join("."), "a")).toThrow(/does not open/);
  }
});

test("a shortened tag is refused: it would be easier to guess", () => {
  const [format, id, iv, tag, text] = box.seal("token", "a").split(".");
  const short = Buffer.from(tag ?? "", "base64url")
    .subarray(0, 4)
    .toString("base64url");
  expect(() => box.open([format, id, iv, short, text].join("."), "a")).toThrow(/does not open/);
});

test("after a change of keys the old texts still open, and new ones use the new key", () => {
  const sealedBefore = createSecretBox([old]).seal("token", "a");
  expect(box.open(sealedBefore, "a")).toBe("token");
  expect(box.seal("token", "a")).toContain("v1.new.");
});

test("a missing key is named", () => {
  expect(() => createSecretBox([current]).open(createSecretBox([old]).seal("token", "a"), "a")).toThrow(
    /key old is not/,
  );
});

test("plain text, an empty ring and a short key are refused", () => {
  expect(() => box.open("token", "a")).toThrow(/not a sealed secret/);
  expect(() => createSecretBox([])).toThrow(/at least one/);
  expect(() => createSecretBox([{ id: "x", key: new Uint8Array(16) }])).toThrow(/32 bytes/);
});
