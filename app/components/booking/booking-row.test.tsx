import { expect, test } from "vitest";
import { SUBJECTS } from "../../../server/domain/booking/cases/test-booking-subjects.ts";
import { render } from "../test-render.tsx";
import { BookingRow } from "./booking-row.tsx";

function row(booking: Parameters<typeof BookingRow>[0]["booking"], title = "Architecture review") {
  return render(
    <ul>
      <BookingRow booking={booking} to="/builder/bookings/bkg_1" title={title} side="builder">
        <p>With Casey</p>
      </BookingRow>
    </ul>,
  );
}

test("a row leads to its booking by its title, as a heading among the others", () => {
  const page = row(SUBJECTS.confirmed);
  const [heading] = page.withRole("heading");
  expect(heading?.one("a").get("href")).toBe("/builder/bookings/bkg_1");
  expect(page.withRole("link").map(({ text }) => text)).toEqual(["Architecture review"]);
});

test("it says where the booking stands, what else is to be known, and its price in its currency", () => {
  expect(row(SUBJECTS.confirmed).one("li").text).toBe("Architecture review With Casey Booked $150.00");
  expect(row(SUBJECTS["confirmed, free"]).text).toMatch(/Free$/);
});

test("a title is text, whatever a builder calls a session", () => {
  const page = row(SUBJECTS.confirmed, "<i>Review</i>");
  expect(page.has("i")).toBe(false);
  expect(page.one("a").text).toBe("<i>Review</i>");
});
