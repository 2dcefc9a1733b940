import { expect, test } from "vitest";
import { instant } from "../../../server/domain/values/instant.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { StartButton } from "./start-button.tsx";

const AT = instant("2026-03-02T08:00:00.000Z");

function form(isDisabled = false) {
  return render(
    <form>
      <StartButton at={AT} isDisabled={isDisabled}>
        09:00
      </StartButton>
    </form>,
  ).one("form");
}

test("sends its start without scripts, as we write instants", () => {
  const one = form();
  expect(sentBy(one, one.one("button"))).toEqual({ at: AT });
  expect(one.one("button").attributes).toMatchObject({ type: "submit", "aria-disabled": "false" });
  expect(one.text).toBe("09:00");
});

test("shows the start to who may not book it, and sends nothing", () => {
  const one = form(true);
  expect(one.one("button").attributes).toMatchObject({ disabled: "", "aria-disabled": "true" });
  expect(one.text).toBe("09:00");
});
