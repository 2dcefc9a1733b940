import { expect, test } from "vitest";
import {
  isReservedMetadataName,
  mergeMetadata,
  metadataAtStripe,
  OWN_METADATA_NAMES,
} from "./caller-metadata.ts";

test("our own names, and what looks like them, are no caller's", () => {
  for (const name of [...OWN_METADATA_NAMES, "installation_key", "x_order", "__proto__"])
    expect(`${name} ${isReservedMetadataName(name)}`).toBe(`${name} true`);
  for (const name of ["order", "BOOKING_ID", "xylophone", "constructor"])
    expect(`${name} ${isReservedMetadataName(name)}`).toBe(`${name} false`);
});

test("no caller's name can stand on Stripe's objects as one of ours", () => {
  const names = Object.keys(metadataAtStripe({ booking_id: "bkg_x", effect_key: "1", order: "7" }));
  expect(names).toEqual(["x_booking_id", "x_effect_key", "x_order"]);
});

test("a builder may give a name another value, a client only adds", () => {
  const before = { order: "7", shop: "north" };
  expect(mergeMetadata(before, { order: "8" }, "builder")).toEqual({
    ok: true,
    metadata: { order: "8", shop: "north" },
  });
  expect(mergeMetadata(before, { order: "8" }, "client")).toEqual({
    ok: false,
    clash: { because: "taken", name: "order" },
  });
  expect(mergeMetadata(before, { order: "7", seat: "2" }, "client")).toEqual({
    ok: true,
    metadata: { order: "7", shop: "north", seat: "2" },
  });
});

test("twenty names are the most that a booking has, however they came", () => {
  const many = (from: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`name_${from + n}`, "value"]));
  expect(mergeMetadata(many(0, 15), many(10, 10), "builder").ok).toBe(true);
  expect(mergeMetadata(many(0, 15), many(15, 6), "builder")).toEqual({
    ok: false,
    clash: { because: "too_many" },
  });
});
