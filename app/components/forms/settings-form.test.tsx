import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { SettingsForm } from "./settings-form.tsx";

function form(isSaved: boolean) {
  return render(
    <SettingsForm isSaved={isSaved} className="space-y-6" actions={<button type="submit">Save</button>}>
      <input name="slug" defaultValue="ada" />
    </SettingsForm>,
  );
}

test("is a plain form that posts, with its buttons last", () => {
  const page = form(false).one("form");
  expect(page.get("method")).toBe("post");
  expect(page.get("class")).toBe("space-y-6");
  expect(page.all("button").map(({ text }) => text)).toEqual(["Save"]);
});

test("says beside its buttons what was saved, and nothing while nothing was", () => {
  expect(form(true).one("p", { role: "status" }).text).toBe("Saved.");
  expect(form(false).one("p", { role: "status" }).text).toBe("");
});

test("nobody is asked before anything was changed", () => {
  expect(form(true).has("dialog")).toBe(false);
});
