import { expect, test } from "vitest";
import { prefillIn } from "./use-prefill.ts";

test("name and address are read of the fragment as one line each, and are never longer than their fields", () => {
  expect(prefillIn("#name=Robin+Reader&email=robin%40readers.example")).toEqual({
    name: "Robin Reader",
    email: "robin@readers.example",
  });
  expect(prefillIn("#name=a%0Ab")).toEqual({ name: "a b", email: "" });
  expect(prefillIn(`#name=${"x".repeat(5_000)}`).name).toHaveLength(100);
  expect(prefillIn("#sessions")).toEqual({ name: "", email: "" });
});
