import { expect, test } from "vitest";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { TextArea } from "./text-area.tsx";

const about = { name: "about", label: "About you", defaultValue: "" } as const;

test("a text has a label, and its hint is announced with it", () => {
  const page = render(<TextArea {...about} hint="Clients read it." error={undefined} />);
  expect(nameOf(page, page.one("textarea"))).toBe("About you");
  expect(descriptionOf(page, page.one("textarea"))).toBe("Clients read it.");
});

test("what is wrong is announced before the hint, as of every field", () => {
  const page = render(<TextArea {...about} hint="Clients read it." error="Too long." />);
  expect(descriptionOf(page, page.one("textarea"))).toBe("Too long. Clients read it.");
});

test("what is wrong is announced with the text; nothing is where nothing is wrong", () => {
  const wrong = render(<TextArea {...about} error="Too long." />);
  expect(wrong.one("textarea").get("aria-invalid")).toBe("true");
  expect(descriptionOf(wrong, wrong.one("textarea"))).toBe("Too long.");
  const right = render(<TextArea {...about} error={undefined} />);
  expect(right.one("textarea").get("aria-invalid")).toBe("false");
  expect(descriptionOf(right, right.one("textarea"))).toBe("");
});

test("what somebody typed is sent again as they typed it, markup and all", () => {
  const typed = "First line.\n</textarea><script>alert(1)</script>";
  const page = render(
    <form>
      <TextArea {...about} defaultValue={typed} error={undefined} />
    </form>,
  );
  expect(sentBy(page.one("form"))).toEqual({ about: typed });
  expect(page.has("script")).toBe(false);
});

test("two texts of one name are labelled apart", () => {
  const page = render(
    <>
      <TextArea {...about} id="one" label="One" error={undefined} />
      <TextArea {...about} id="two" label="Two" error="Wrong." />
    </>,
  );
  expect(page.all("textarea").map((text) => nameOf(page, text))).toEqual(["One", "Two"]);
  expect(page.all("textarea").map((text) => descriptionOf(page, text))).toEqual(["", "Wrong."]);
});

test("a text in another language than the page's says in which, so that it is read aloud as what it is", () => {
  const page = render(<TextArea {...about} language="de" error={undefined} />);
  expect(page.one("textarea").get("lang")).toBe("de");
  expect(
    render(<TextArea {...about} error={undefined} />)
      .one("textarea")
      .get("lang"),
  ).toBeNull();
});
