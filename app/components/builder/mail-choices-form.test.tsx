import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { MailChoicesForm } from "./mail-choices-form.tsx";

const UNSAID = "You have not said yet";

test("while the builder has not said who reminds their clients, they are asked, and nothing is chosen for them", () => {
  const page = render(<MailChoicesForm isSaved={false} choices={{ remindersBy: null, digest: "on" }} />);
  expect(page.text).toContain(UNSAID);
  const [calendly, us, digest] = page.all("input");
  expect([calendly?.get("checked"), us?.get("checked")]).toEqual([null, null]);
  expect(digest?.get("checked")).not.toBeNull();
});

test("what they have said is chosen, and is not asked again", () => {
  const page = render(<MailChoicesForm isSaved={false} choices={{ remindersBy: "us", digest: "off" }} />);
  expect(page.text).not.toContain(UNSAID);
  const [calendly, us, digest] = page.all("input");
  expect([calendly?.get("checked"), digest?.get("checked")]).toEqual([null, null]);
  expect(us?.get("checked")).not.toBeNull();
});
