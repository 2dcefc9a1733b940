import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { FoundByFields } from "./found-by-fields.tsx";

const NO_ERRORS = { topics: undefined, languages: undefined };
const FIELDS = {
  topicsOnList: [
    { slug: "career", name: "Career" },
    { slug: "ux", name: "User experience" },
  ],
  topics: ["ux"],
  languagesByName: [
    { tag: "en", name: "English" },
    { tag: "de", name: "German" },
  ],
  languages: ["de"],
  errors: NO_ERRORS,
};

test("sends what is ticked without scripts: topics by their slugs, languages by their tags", () => {
  const page = render(
    <form>
      <FoundByFields {...FIELDS} />
    </form>,
  );
  const boxes = page.all("input", { type: "checkbox" });
  const sent = boxes.filter((box) => box.get("checked") !== null);
  expect(sent.map((box) => [box.get("name"), box.get("value")].join("="))).toEqual([
    "topics=ux",
    "languages=de",
  ]);
  // Another one is added by a list, which is shorter than a box for each.
  for (const list of page.all("select", { name: "languages" }))
    expect(list.all("option").map((option) => option.get("value"))).toEqual(["", "en"]);
});

test("says at its group what is too much, and asks for no topics where there are none", () => {
  const page = render(
    <FoundByFields
      {...FIELDS}
      topicsOnList={[]}
      languages={[]}
      errors={{ topics: undefined, languages: "Please choose at most 12 languages." }}
    />,
  );
  expect(page.all("fieldset")).toHaveLength(1);
  expect(page.one("fieldset").get("aria-describedby")).toContain("languages-error");
  expect(page.one("p", { id: "languages-error" }).text).toContain("at most 12 languages");
});
