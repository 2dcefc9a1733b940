import type { sessionDay as english } from "../../en/booking/session-day.ts";
import type { Translation } from "../../translation.ts";

export const sessionDay = {
  startsIn: "Beginnt in {time}",
  isOn: "Läuft gerade, bis {until} Uhr",
  remindBoth: "Wir erinnern Sie per E-Mail einen Tag und eine Stunde vor Beginn.",
  remindHour: "Wir erinnern Sie per E-Mail eine Stunde vor Beginn.",
} satisfies Translation<typeof english>;
