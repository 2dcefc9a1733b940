import { expect, test } from "vitest";
import { BOOKING_STATES } from "../../../server/domain/booking/booking.ts";
import { SUBJECTS } from "../../../server/domain/booking/cases/test-booking-subjects.ts";
import { render } from "../test-render.tsx";
import { BookingStatus } from "./booking-status.tsx";

const { context } = SUBJECTS.confirmed;

test("every state has words of its own: color and picture only go with them", () => {
  const words = BOOKING_STATES.map((state) => render(<BookingStatus booking={{ state, context }} />).text);
  expect(words).not.toContain("");
  expect(new Set(words).size).toBe(BOOKING_STATES.length);
});

test("each side reads what it is to do itself", () => {
  const booking = SUBJECTS.initiated;
  expect(render(<BookingStatus booking={booking} />).text).toBe("Waiting for you to pick a time");
  expect(render(<BookingStatus booking={booking} side="builder" />).text).toBe(
    "Waiting for the client to pick a time",
  );
});

test("money that is out of the ordinary goes before the state", () => {
  const disputed = render(<BookingStatus booking={SUBJECTS["confirmed, disputed"]} side="builder" />);
  expect(disputed.text).toBe("Payment disputed");
});
