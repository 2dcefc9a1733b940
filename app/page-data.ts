import type { LoadContext } from "../server/context.ts";

type Caller = LoadContext["caller"];

/** A booking as its page shows it. */
export type BookingOnPage = Awaited<ReturnType<Caller["booking"]["get"]>>;

/** A booking as the list of one's own shows it. */
export type BookingInList = Awaited<ReturnType<Caller["booking"]["listMine"]>>[number];

/** An offer as a profile shows it. */
export type SessionTypeOnPage = Awaited<ReturnType<Caller["builder"]["profile"]>>["sessionTypes"][number];
