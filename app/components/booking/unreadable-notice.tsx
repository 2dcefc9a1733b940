import { unreadable } from "../../../server/domain/text/en/booking/unreadable.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Notice } from "../page/notice.tsx";

/** What a list says of bookings that it cannot show. Nothing when it shows all. */
export function UnreadableNotice({ count }: { readonly count: number }) {
  const t = useText(unreadable);
  if (count === 0) return null;
  return (
    <div className="mt-6">
      <Notice tone="warn">{t("notice", { bookings: count })}</Notice>
    </div>
  );
}
