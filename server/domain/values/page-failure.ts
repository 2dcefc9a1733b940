/** The body of an answer in place of a page, for the error page to show. */
export interface PageFailure {
  /** The request's id in the log; null when it has none. */
  readonly requestId: string | null;
  /** A form was sent, and may have done its work; false for a page that was only looked at. */
  readonly wasForm: boolean;
  /** How long to wait before another try; null when that is not known. */
  readonly retryAfterSeconds: number | null;
  /** What of ours takes nothing just now: a restored installation that is held, or the database that is away. Null: what the status means. */
  readonly because: PageFailureCause | null;
}

export const PAGE_FAILURE_CAUSES = ["held", "database_away"] as const;
export type PageFailureCause = (typeof PAGE_FAILURE_CAUSES)[number];
