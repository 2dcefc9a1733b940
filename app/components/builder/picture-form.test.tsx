import { expect, test } from "vitest";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { PictureForm } from "./picture-form.tsx";

const BUILDER = { slug: "ada-okafor", displayName: "Ada Okafor", pictureEtag: null };

test("without scripts the file itself is sent, and there is nothing to cut", () => {
  const page = render(<PictureForm builder={BUILDER} error={null} />);
  const form = page.one("form", { encType: "multipart/form-data", method: "post" });
  expect(nameOf(page, form.one("input", { type: "file" }))).toBe("A picture, at most 2 MB");
  expect(sentBy(form, form.one("button"))).toMatchObject({ intent: "picture" });
  expect(page.has("canvas")).toBe(false);
});

test("a picture that is there can be removed", () => {
  const page = render(<PictureForm builder={{ ...BUILDER, pictureEtag: "e1" }} error={null} />);
  const buttons = page.all("button").map((button) => sentBy(page.one("form"), button)["intent"]);
  expect(buttons).toEqual(["picture", "remove-picture"]);
});

test("why it was refused stands with the file", () => {
  const page = render(<PictureForm builder={BUILDER} error="too_large" />);
  expect(descriptionOf(page, page.one("input", { type: "file" }))).toMatch(/larger than 2 MB/);
});
