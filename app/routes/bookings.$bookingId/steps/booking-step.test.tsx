import { expect, test } from "vitest";
import { instant, type Instant } from "../../../../server/domain/values/instant.ts";
import { render } from "../../../components/test-render.tsx";
import { PageActorProvider } from "../actor/page-actor.tsx";
import type { ServerPage } from "../actor/server-page.ts";
import type { Shown } from "../actor/shown.ts";
import { HELD, HINT, startPage, TO_PICK } from "../actor/test-actor.ts";
import { BookingStep } from "./booking-step.tsx";
import { BookingStepper } from "./booking-stepper.tsx";
import { EVERY_STEP_VIEW } from "./every-step-view.ts";
import { addStepViews } from "./step-views.ts";

addStepViews(EVERY_STEP_VIEW);

function step({ booking, asked, said }: ServerPage, shown: Shown, wishedTime: Instant | null = null) {
  return render(
    <PageActorProvider page={HELD}>
      <BookingStepper
        step={shown.step as "time" | "details" | "pay"}
        isFree={false}
        isPending={shown.isPending}
      />
      <BookingStep
        booking={booking}
        asked={asked}
        words={said.words}
        shown={shown}
        hasLeftCheckout={false}
        wishedTime={wishedTime}
        offersPasskey={false}
        consentMissing={null}
        ticked={null}
        typedReason={undefined}
      />
    </PageActorProvider>,
  );
}

test("a time that is being looked up is said to be neither held nor to be paid, and after a minute there is a way back", () => {
  const page = startPage(TO_PICK);
  page.send({ type: "TIME_BOOKED", hint: HINT });
  const pending = step(TO_PICK, page.shown());
  expect(pending.one("h1").text).toBe("Holding your time…");
  expect(pending.one("li", { "aria-current": "step" }).text).toBe("Review (being checked)");
  expect(pending.one("div", { role: "status" }).text).toBe(
    "Checking with Calendly… We look your time up before we hold it for you. Usually a second or two.",
  );
  expect(pending.all("button")).toEqual([]);

  page.pass(61);
  const late = step(TO_PICK, page.shown());
  expect(late.one("div", { role: "status" }).text).toContain("Nothing is lost: Calendly has your time");
  expect(late.all("button").map(({ text }) => text)).toEqual(["Show the calendar again"]);
});

test("a payment page that is being asked for has nothing to press, and says that nothing is charged by it", () => {
  const page = startPage(HELD);
  page.send({ type: "PAY_PRESSED" });
  const pending = step(HELD, page.shown());
  expect(pending.one("h1").text).toBe("Preparing your payment…");
  expect(pending.one("li", { "aria-current": "step" }).text).toBe("Pay (being checked)");
  expect(pending.one("div", { role: "status" }).text).toContain(
    "Nothing is charged before you agree to it there.",
  );
  expect(pending.all("button")).toEqual([]);

  page.pass(61);
  const late = step(HELD, page.shown());
  expect(late.all("a").map(({ text }) => text)).toContain("Check again");
});

test("whoever pressed a time before is told which, in their zone, and the calendar's page opens on its day", () => {
  // 23:30 in UTC is the next day in Berlin, where the client is.
  const wished = instant("2026-03-03T23:30:00.000Z");
  const shown = step(TO_PICK, startPage(TO_PICK).shown(), wished);
  expect(shown.text).toContain("You chose Wednesday, 4 March 2026, 00:30, Berlin time.");
  expect(shown.text).toContain("If it is gone, somebody was faster, and you can pick another.");
  // Without scripts Calendly's page is in its host's zone.
  const link = new URL(shown.one("a").get("href") ?? "");
  expect([link.searchParams.get("month"), link.searchParams.get("date")]).toEqual(["2026-03", "2026-03-03"]);
});

test("whoever pressed none is told of none", () => {
  const shown = step(TO_PICK, startPage(TO_PICK).shown());
  expect(shown.text).not.toContain("You chose");
  expect(new URL(shown.one("a").get("href") ?? "").searchParams.has("date")).toBe(false);
});
