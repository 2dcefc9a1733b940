import { afterEach, expect, test, vi } from "vitest";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { TimeZoneChoice } from "./time-zone-choice.tsx";

/** Whether scripts run: not wherever a server renders. */
const browser = vi.hoisted(() => ({ hasScripts: false }));
vi.mock("../../hooks/use-hydrated.ts", () => ({ useHydrated: () => browser.hasScripts }));

afterEach(() => {
  browser.hasScripts = false;
});

const berlin = timeZone("Europe/Berlin");
const kathmandu = timeZone("Asia/Kathmandu");

function choice(listed: Parameters<typeof TimeZoneChoice>[0]["listed"]) {
  return render(
    <form>
      <TimeZoneChoice id="zone" summary="Show times elsewhere" current={berlin} listed={listed}>
        <button type="submit">Save</button>
      </TimeZoneChoice>
    </form>,
  );
}

test("what is sent is the zone of now until another is chosen, whether it was opened or not", () => {
  expect(sentBy(choice(null).one("form"))).toEqual({ timeZone: "Europe/Berlin" });
  expect(sentBy(choice([kathmandu, berlin]).one("form"))).toEqual({ timeZone: "Europe/Berlin" });
});

test("closed, it carries one zone and not the hundreds that few ask for", () => {
  const page = choice(null);
  expect(page.one("details").get("open")).toBeNull();
  expect(page.one("summary").text).toBe("Show times elsewhere");
  expect(page.all("option")).toHaveLength(1);
});

test("without scripts a link leads to the list, at the place where it will be", () => {
  const page = choice(null);
  expect(page.one("a").get("href")).toBe("?zones#zone");
  expect(page.has("button")).toBe(false);
});

test("with scripts the list itself is offered, and its button", () => {
  browser.hasScripts = true;
  const page = choice(null);
  expect(page.has("a")).toBe(false);
  expect(page.has("button")).toBe(true);
});

test("asked for with its list it is open, by region and city, and its field has a name", () => {
  const page = choice([kathmandu, berlin]);
  expect(page.one("details").get("open")).not.toBeNull();
  expect(nameOf(page, page.one("select", { id: "zone" }))).toBe("Time zone");
  expect(page.all("optgroup").map((group) => [group.get("label"), group.text])).toEqual([
    ["Asia", "Kathmandu"],
    ["Europe", "Berlin"],
  ]);
  expect(page.has("button")).toBe(true);
});

test("the zone of now can be kept though the list does not have it", () => {
  expect(sentBy(choice([kathmandu]).one("form"))).toEqual({ timeZone: "Europe/Berlin" });
});
