import type { LoadContext } from "../server/context.ts";

type Caller = LoadContext["caller"];

/** A booking as its page shows it. */
export type BookingOnPage = Awaited<ReturnType<Caller["booking"]["get"]>>;

/** A booking as the list of one's own shows it. */
export type BookingInList = Awaited<ReturnType<Caller["booking"]["listMine"]>>[number];

/** An offer as a profile shows it. */
export type SessionTypeOnPage = Awaited<ReturnType<Caller["builder"]["profile"]>>["sessionTypes"][number];

/** What a builder's first page shows. */
export type BuilderOverview = Awaited<ReturnType<Caller["myBuilder"]["overview"]>>;

/** An offer as its own builder sees it. */
export type OwnSessionType = Awaited<ReturnType<Caller["mySessionTypes"]["list"]>>["sessionTypes"][number];

/** What an operator's page shows. */
export type OperationsOverview = Awaited<ReturnType<Caller["operations"]["overview"]>>;

/** One thing that is wrong with the installation. */
export type InstallationFinding = Awaited<ReturnType<Caller["operations"]["runChecks"]>>[number];
