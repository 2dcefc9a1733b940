import { expect, test } from "vitest";
import { formsOfPage } from "./forms-of-page.ts";

const PAGE = `<main><form method="get" action="/search"><input name="q"/></form>
<form method="post" action="/account?index#name" class="stack"><input type="hidden" name="next" value="/a?b=1&amp;c=2"/>
<input id="x" name="name" value="Ada"/><select name="language"><option value="en" selected="">English</option></select>
<button type="submit" name="intent" value="rename">Save</button></form></main>`;

test("the forms that change something are read with their fields and buttons", () => {
  expect(formsOfPage(PAGE, "/account")).toEqual([
    {
      action: "/account?index",
      fields: [
        { name: "next", value: "/a?b=1&c=2", isTyped: false },
        { name: "name", value: "Ada", isTyped: true },
        { name: "language", value: "", isTyped: true },
      ],
      buttons: [{ name: "intent", value: "rename" }],
      isMultipart: false,
    },
  ]);
});
