import { afterEach, expect, test, vi } from "vitest";
import type * as Remix from "@remix-run/react";
import { Form } from "@remix-run/react";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { SubmitButton } from "./submit-button.tsx";

/** What the browser is sending: nothing wherever a server renders. */
const navigation = vi.hoisted((): { state: string; formData?: FormData } => ({ state: "idle" }));
vi.mock("@remix-run/react", async (original) => ({
  ...(await original<typeof Remix>()),
  useNavigation: () => navigation,
}));

afterEach(() => {
  navigation.state = "idle";
  delete navigation.formData;
});

function form() {
  return render(
    <Form method="post">
      <SubmitButton name="intent" value="cancel" busy="Canceling…">
        Cancel
      </SubmitButton>
      <SubmitButton name="intent" value="keep" busy="Keeping…" look="button-danger">
        Keep
      </SubmitButton>
    </Form>,
  ).one("form");
}

function send(name: string, value: string) {
  navigation.state = "submitting";
  navigation.formData = new FormData();
  navigation.formData.set(name, value);
}

test("without scripts the button that was pressed says which one it was", () => {
  const page = form();
  const [cancel = null, keep = null] = page.all("button", { type: "submit" });
  expect(sentBy(page, cancel)).toEqual({ intent: "cancel" });
  expect(sentBy(page, keep)).toEqual({ intent: "keep" });
});

test("only the button whose form is on the way says so", () => {
  send("intent", "cancel");
  const [cancel, keep] = form().all("button");
  expect([cancel?.text, cancel?.get("aria-disabled")]).toEqual(["Canceling…", "true"]);
  expect([keep?.text, keep?.get("aria-disabled")]).toEqual(["Keep", "false"]);
});

test("another form that is on the way changes nothing", () => {
  send("other", "cancel");
  expect(form().text).toBe("Cancel Keep");
});

test("a button that is busy keeps the focus: it is never disabled", () => {
  send("intent", "cancel");
  expect(
    form()
      .all("button")
      .map((button) => button.get("disabled")),
  ).toEqual([null, null]);
});

test("a dangerous button looks like one", () => {
  expect(
    form()
      .all("button")
      .map((button) => button.get("class")),
  ).toEqual(["button", "button-danger"]);
});

test("a button that was pressed says so before its form is on the way", () => {
  const [pressed, other] = render(
    <Form method="post">
      <SubmitButton name="intent" value="pay" busy="Opening…" isPressed>
        Pay
      </SubmitButton>
      <SubmitButton name="intent" value="cancel" busy="Canceling…">
        Cancel
      </SubmitButton>
    </Form>,
  ).all("button");
  expect([pressed?.text, pressed?.get("aria-disabled")]).toEqual(["Opening…", "true"]);
  expect([other?.text, other?.get("aria-disabled")]).toEqual(["Cancel", "false"]);
});
