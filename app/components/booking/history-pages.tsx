import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { historyPages } from "../../../server/domain/text/en/booking/history-pages.ts";
import { useText } from "../../hooks/use-text.tsx";
import { ListTop } from "./list-pages.tsx";

/** Where on a page the history stands, so that its links come back to it. */
export const HISTORY_ID = "history";

/** Links around a page of a history, which reads oldest first: to earlier lines above it, and back to the latest below. */
export function HistoryPages({
  earlier,
  next,
  children,
}: {
  /** The cursor of this page; null for the latest. */
  readonly earlier: string | null;
  readonly next: string | null;
  readonly children: ReactNode;
}) {
  const t = useText(historyPages);
  if (earlier === null && next === null) return children;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 py-2">
        <ListTop page={earlier}>{t(earlier === null ? "latest" : "furtherBack")}</ListTop>
        {next !== null && (
          <Link to={`?earlier=${next}#${HISTORY_ID}`} rel="next" className="button-text">
            {t("earlier")}
          </Link>
        )}
      </div>
      {children}
      {earlier !== null && (
        <p className="py-2">
          <Link to={`?#${HISTORY_ID}`} className="button-text">
            {t("backToLatest")}
          </Link>
        </p>
      )}
    </>
  );
}
