/** Why an invitee at Calendly became no booking, without being declined either. */
export const LEFT_ALONE_REASONS = [
  "canceled",
  "begun",
  "not_sold_here",
  "group",
  "another_host",
  "draft",
  "booked_before_published",
  "no_direct_bookings",
  "builder_unconfirmed",
  "another_installation",
  "booked_in_lost_time",
] as const;
export type LeftAloneReason = (typeof LEFT_ALONE_REASONS)[number];
