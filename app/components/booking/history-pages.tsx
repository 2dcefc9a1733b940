import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
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
  if (earlier === null && next === null) return children;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 py-2">
        <ListTop page={earlier}>{earlier === null ? "The latest" : "Further back"}</ListTop>
        {next !== null && (
          <Link to={`?earlier=${next}#${HISTORY_ID}`} rel="next" className="button-text">
            Show earlier entries
          </Link>
        )}
      </div>
      {children}
      {earlier !== null && (
        <p className="py-2">
          <Link to={`?#${HISTORY_ID}`} className="button-text">
            Back to the latest
          </Link>
        </p>
      )}
    </>
  );
}
