import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { createErasureList } from "./erasure-list.ts";

const AT = instant("2026-03-02T10:00:00.000Z");

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "booking-erasures-"));
  file = path.join(folder, "erasures.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("those since an instant are listed in their sequence, by hash alone, in a file that only its owner reads", async () => {
  const list = createErasureList(folder);
  for (const [minutes, hash] of [
    [-1, "before"],
    [0, "one"],
    [1, "two"],
  ] as const)
    await list.add({ erasedAt: addMinutes(AT, minutes), hash });
  expect((await list.listSince(AT)).map(({ hash }) => hash)).toEqual(["one", "two"]);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test("a line that broke off with its process costs no erasure that was listed after it", async () => {
  const list = createErasureList(folder);
  await list.add({ erasedAt: AT, hash: "one" });
  appendFileSync(file, '{"erasedAt":"2026-03-0');
  expect((await list.listSince(AT)).map(({ hash }) => hash)).toEqual(["one"]);
  await list.add({ erasedAt: addMinutes(AT, 1), hash: "two" });
  await list.add({ erasedAt: addMinutes(AT, 2), hash: "three" });
  expect((await list.listSince(AT)).map(({ hash }) => hash)).toEqual(["one", "two", "three"]);
});

test("a list that is not there is told from one that is empty", async () => {
  const list = createErasureList(folder);
  expect([list.isThere(), await list.listSince(AT)]).toEqual([false, []]);
  writeFileSync(file, "");
  expect([list.isThere(), await list.listSince(AT)]).toEqual([true, []]);
});

test("a whole line that lost its line break, as by an editor, counts", async () => {
  writeFileSync(file, JSON.stringify({ erasedAt: AT, hash: "one" }));
  expect((await createErasureList(folder).listSince(AT)).map(({ hash }) => hash)).toEqual(["one"]);
});

test("a whole line that says something else is refused: who was erased must not come back unseen", async () => {
  const list = createErasureList(folder);
  writeFileSync(file, '{"hash":"one"}\n');
  await expect(list.listSince(AT)).rejects.toThrow();
});
