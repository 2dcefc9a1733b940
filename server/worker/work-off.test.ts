import { expect, test } from "vitest";
import { instant } from "../domain/values/instant.ts";
import { workOff, type Queue } from "./work-off.ts";
import type { WorkerDeps } from "./worker-deps.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");

test("a row that fails while the database takes nothing leaves both reasons in the log, its own first", async () => {
  const logged: Readonly<Record<string, unknown>>[] = [];
  const note = (fields: Readonly<Record<string, unknown>>) => void logged.push(fields);
  const deps: Pick<WorkerDeps, "clock" | "log" | "countHandled"> = {
    clock: { now: () => NOW },
    log: { info: note, warn: note, error: note },
    countHandled: () => undefined,
  };
  const queue: Queue<{ readonly attempts: number }, string> = {
    name: "outbox",
    noun: "effect",
    about: () => ({ effectKey: "key" }),
    typeOf: () => "requestRefund",
    decode: () => "row",
    run: () => Promise.reject(new Error("Stripe said no")),
    complete: () => Promise.resolve(true),
    fail: () => Promise.reject(new Error("the disk is full")),
  };
  await expect(workOff(deps, queue, { row: { attempts: 1 }, lease: "lease" })).rejects.toThrow(
    "the disk is full",
  );
  expect(logged).toMatchObject([
    { effectKey: "key", reason: "Error: Stripe said no", because: "Error: the disk is full" },
  ]);
});
