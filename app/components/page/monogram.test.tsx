import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { Monogram } from "./monogram.tsx";

test.each([
  ["Ada Okafor", "AO"],
  ["ada maria okafor", "AO"],
  ["Ada", "A"],
  ["  Ada   Okafor  ", "AO"],
  ["", ""],
])("%j is shown as %j", (name, initials) => {
  expect(render(<Monogram name={name} size="small" />).typed).toBe(initials);
});

test("the initials are not read out: the name stands beside them", () => {
  expect(render(<Monogram name="Ada Okafor" size="large" />).text).toBe("");
});
