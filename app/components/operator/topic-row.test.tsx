import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { TopicRow } from "./topic-row.tsx";

const TOPIC = { slug: "career", name: "Career", retiredAt: null, replacedBy: null, builders: 2 };
const OTHER = { ...TOPIC, slug: "ux", name: "User experience" };
const ROW = { topic: TOPIC, others: [OTHER], isFirst: false, isLast: false, answer: null };

test("says who has it, and each button says what it does to which topic", () => {
  const page = render(<TopicRow {...ROW} />);
  expect(page.text).toContain("2 builders");
  const buttons = page.all("button").map((button) => [button.get("value"), button.text]);
  expect(buttons).toEqual([
    ["up:career", "Up: Career"],
    ["down:career", "Down: Career"],
    ["rename:career", "Rename"],
    ["retire:career", "Retire “Career”"],
  ]);
  expect(page.all("option").map((option) => option.get("value"))).toEqual(["", "ux"]);
});

test("at an end of the list it moves one way, and what was not taken stands in its field with the reason", () => {
  const page = render(
    <TopicRow {...ROW} isFirst isLast answer={{ typed: "???", error: "Please use words or digits." }} />,
  );
  expect(page.all("button").map((button) => button.get("value"))).toEqual(["rename:career", "retire:career"]);
  expect(page.one("details").get("open")).not.toBeNull();
  expect(page.one("input", { name: "name" }).get("value")).toBe("???");
  expect(page.text).toContain("Please use words or digits.");
});
