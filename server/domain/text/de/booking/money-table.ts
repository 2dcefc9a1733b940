import type { moneyTable as english } from "../../en/booking/money-table.ts";
import type { Translation } from "../../translation.ts";

export const moneyTable = {
  paid: "Bezahlt",
  returned: "Ihnen erstattet",
  onItsWay: "Auf dem Weg zu Ihnen",
  kept: "Bleibt bei {builder}",
} satisfies Translation<typeof english>;
