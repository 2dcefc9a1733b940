import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { operatorDelivery } from "../../../server/domain/text/en/operator/delivery.ts";
import { Notice } from "../../components/page/notice.tsx";
import { rich, useText } from "../../hooks/use-text.tsx";
import type { DeliveryOnPage } from "../../page-data.ts";

/** What came of the last replay. A live region: screen readers announce each change. */
export function ReplayOutcome({
  delivery: { id, outcome, lastError, changes, replayedAt },
  isWatched,
}: {
  readonly delivery: DeliveryOnPage;
  readonly isWatched: boolean;
}) {
  const t = useText(operatorDelivery);
  const recorded = changes.filter(
    ({ isOfReplay, recordedAt }) => isOfReplay && replayedAt !== null && recordedAt >= replayedAt,
  ).length;
  const link = (text: ReactNode[]) => (
    <Link to={`/operator/failed-jobs#delivery:${id}`} className="link">
      {text}
    </Link>
  );
  return (
    <div role="status">
      {outcome === "dead" ? (
        <Notice tone="bad">{rich(t.parts("failedForGood", { link }))}</Notice>
      ) : outcome === "done" || outcome === "dropped" ? (
        <Notice tone="good">{recorded === 0 ? t("nothingNew") : t("recorded", { count: recorded })}</Notice>
      ) : isWatched || outcome === "waiting" ? (
        <Notice tone="plain">{t("replaying")}</Notice>
      ) : (
        <Notice tone="warn">
          {lastError === null ? t("notYetUnexplained") : t("notYet", { error: lastError })}
        </Notice>
      )}
    </div>
  );
}
