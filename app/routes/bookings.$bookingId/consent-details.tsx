import { consentWords } from "../../../server/domain/text/en/booking/consent.ts";
import { ConsentList } from "../../components/booking/consent-list.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";

/** What the client agreed to; collapsed at first. */
export function ConsentDetails({
  booking: { consents, client },
}: {
  readonly booking: Pick<BookingOnPage, "consents" | "client">;
}) {
  const t = useText(consentWords);
  return (
    <details className="disclosure mt-10 border-t border-line pt-2">
      <summary>
        <Icon name="chevron" className="chevron -ms-1 scale-75" />
        {t("agreed")}
      </summary>
      <ConsentList consents={consents} timeZone={client.timeZone} />
    </details>
  );
}
