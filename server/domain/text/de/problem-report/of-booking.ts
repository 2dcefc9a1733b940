import type { problemsOfBooking as english } from "../../en/problem-report/of-booking.ts";
import type { Translation } from "../../translation.ts";

export const problemsOfBooking = {
  title: "Gemeldete Probleme",
} satisfies Translation<typeof english>;
