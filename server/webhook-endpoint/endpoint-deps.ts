import type { BookingDeps } from "../booking/booking-deps.ts";

/** What whoever manages endpoints may use. */
export type EndpointDeps = Pick<
  BookingDeps,
  "database" | "clock" | "randomBytes" | "secretBox" | "wakeWorker" | "webhookSender"
>;
