import type { bookingHistory as english } from "../../en/operator/booking-history.ts";
import type { Translation } from "../../translation.ts";

export const bookingHistory = {
  title: "Verlauf",
  unreadable: "Zeile {version} ist nicht lesbar",
  unreadableReason: "{reason}. <code>npm run verify-history</code> sagt, ob jemand sie geändert hat.",
  withAmount: "{event}: {amount}",
  note: "„{note}“",
  nowIn: "jetzt in {state}",
} satisfies Translation<typeof english>;
