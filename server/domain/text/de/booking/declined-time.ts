import type { declinedTime as english } from "../../en/booking/declined-time.ts";
import type { Translation } from "../../translation.ts";

export const declinedTime = {
  over: "Diese Buchung ist vorbei. Bitte beginnen Sie eine neue.",
  hasTime: "Diese Buchung hat schon eine Zeit. Über ihren Link zum Verlegen können Sie sie ändern.",
  otherHasNoTime:
    "Sie haben bei {builder} eine Buchung begonnen, die noch keine Zeit hat. Bitte schließen Sie sie zuerst ab oder sagen Sie sie ab: {url}",
  otherIsUnpaid:
    "Sie haben bei {builder} eine Buchung, die noch nicht bezahlt ist. Bitte bezahlen Sie sie zuerst oder sagen Sie sie ab: {url}",
} satisfies Translation<typeof english>;
