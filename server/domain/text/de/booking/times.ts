import type { bookingTimes as english } from "../../en/booking/times.ts";
import type { Translation } from "../../translation.ts";

export const bookingTimes = {
  you: "Für Sie, {zone}",
  other: "Für {name}, {zone}",
  both: "Für Sie beide, {zone}",
  unpaid: "Gebucht ist der Termin erst, wenn Sie bezahlt haben",
  heldToday: "Die Zeit ist für Sie reserviert bis {time} Uhr ({zone}).",
  held: "Die Zeit ist für Sie reserviert bis {until}.",
  left: "Noch {time}",
  otherZone: "Zeiten in einer anderen Zeitzone lesen",
  change: "Ändern",
  changing: "Wird geändert …",
} satisfies Translation<typeof english>;
