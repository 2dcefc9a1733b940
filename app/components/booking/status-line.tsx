import type { StatusWords } from "../../text/booking-status-words.ts";
import { Icon } from "../page/icon.tsx";

/** A booking's status that is in words already, with its icon. */
export function StatusLine({ status: { words, icon, color } }: { readonly status: StatusWords }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-[0.9375rem] font-medium ${color}`}>
      <Icon name={icon} className="scale-90" />
      {words}
    </span>
  );
}
