import { expect, test } from "vitest";
import { render } from "../../components/test-render.tsx";
import { PageActorProvider } from "./actor/page-actor.tsx";
import { HELD } from "./actor/test-actor.ts";
import { CutOffNotice, MailRefusedNotice, NotThroughNotice, SignedOutNotice } from "./connection-notices.tsx";
import { BOOKING_ID } from "./page-under-test.ts";

test("who is signed out is told at once that nothing is lost, and led back to this booking", () => {
  const notice = render(<SignedOutNotice bookingId={BOOKING_ID} />);
  expect(notice.withRole("alert")).toHaveLength(1);
  expect(notice.text).toContain("Nothing is lost.");
  expect(notice.one("a").get("href")).toBe(`/sign-in?next=%2Fbookings%2F${BOOKING_ID}`);
});

test("without a server the page says that it shows what it knew, and offers to look at once", () => {
  const notice = render(
    <PageActorProvider page={HELD}>
      <CutOffNotice />
    </PageActorProvider>,
  );
  expect(notice.withRole("alert")).toHaveLength(1);
  expect(notice.text).toContain("as we last knew it");
  expect(notice.withRole("button").map(({ text }) => text)).toEqual(["Try again now"]);
});

test("what did not get through says first what happened to the money", () => {
  const notice = render(<NotThroughNotice />);
  expect(notice.withRole("alert")).toHaveLength(1);
  expect(notice.text).toMatch(/^That did not get through to us Nothing was charged\./);
});

test("a client whose mailbox refuses our mails is told which one it is, without all of its address, and where to correct it", () => {
  const notice = render(<MailRefusedNotice email="casey.person@example.com" />);
  expect(notice.text).toContain("Our mails to c•••@example.com do not arrive");
  expect(notice.one("a").get("href")).toBe("/account/address");
});
