import type { StatusWords } from "../../text/booking-status-words.ts";
import { StatusPill } from "../page/status-pill.tsx";

/** A booking's status that is in words already, with its icon, on the tint of its severity. */
export function StatusLine({ status: { words, icon, tone } }: { readonly status: StatusWords }) {
  return (
    <StatusPill tone={tone} icon={icon}>
      {words}
    </StatusPill>
  );
}
