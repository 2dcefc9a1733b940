import type { AccountDeps } from "../account/account-deps.ts";
import { noteRefusedMails } from "../account/note-refused-mails.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { ProcedureContext } from "./procedure-context.ts";

/** What the use cases of accounts may use beside those of bookings: mails that the mail server does not take are counted. */
export function accountDepsOf({
  deps,
  connections,
}: Pick<ProcedureContext, "deps" | "connections">): AccountDeps & BookingDeps {
  return { ...deps, mailer: noteRefusedMails(connections.mailer, deps) };
}
