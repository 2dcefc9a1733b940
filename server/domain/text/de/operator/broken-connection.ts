import type { brokenConnection as english } from "../../en/operator/broken-connection.ts";
import type { Translation } from "../../translation.ts";

export const brokenConnection = {
  unauthorized: "Calendly nimmt das Token nicht mehr an",
  forbidden: "Calendly lehnt das Konto ab",
  refresh_refused: "Calendly erneuert das Token nicht mehr",
  refresh_lost: "das erneuerte Token ging unterwegs verloren",
  unexplained: "kein Grund festgehalten",
} satisfies Translation<typeof english>;
