import fc from "fast-check";
import { createHmac } from "node:crypto";
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

test("what was signed is recognised, whatever it is, and fits into an address as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const signature = box.sign(text, "link");
      expect(signature).toMatch(/^new\.[\w-]{43}$/);
      expect(box.sign(text, "link")).toBe(signature);
      expect(box.verify(text, signature, "link")).toBe(true);
    }),
  );
});

test("a signature counts for its own text and purpose alone", () => {
  const signature = box.sign("bkg_1", "link");
  expect(box.verify("bkg_2", signature, "link")).toBe(false);
  expect(box.verify("bkg_1", signature, "history")).toBe(false);
});

test("a changed, shortened, respelled or made-up signature is refused and throws nothing", () => {
  const signature = box.sign("bkg_1", "link");
  const [id, mac] = signature.split(".");
  expect(mac).toBeDefined();
  for (const other of [
    "",
    ".",
    "new",
    "new.",
    mac ?? "",
    `old.${mac ?? ""}`,
    `gone.${mac ?? ""}`,
    `${signature}=`,
    `${signature}A`,
    ` ${signature}`,
    signature.slice(0, -1),
    `${id ?? ""}.${(mac ?? "").startsWith("A") ? "B" : "A"}${(mac ?? "").slice(1)}`,
    "new.ä💥",
  ]) {
    expect([other, box.verify("bkg_1", other, "link")]).toEqual([other, false]);
  }
});

test("after a change of keys the old signatures are still recognised, until the old key has left the ring", () => {
  const signedBefore = createSecretBox([old]).sign("bkg_1", "link");
  expect(box.verify("bkg_1", signedBefore, "link")).toBe(true);
  expect(box.sign("bkg_1", "link")).toMatch(/^new\./);
  expect(createSecretBox([current]).verify("bkg_1", signedBefore, "link")).toBe(false);
});

test("a signature does not come from the sealing key itself", () => {
  const plain = createHmac("sha256", current.key).update("bkg_1").digest("base64url");
  expect(box.sign("bkg_1", "link")).not.toBe(`new.${plain}`);
});
