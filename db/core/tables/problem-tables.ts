/** What people report of pages. */
export interface ProblemTables {
  problem_group: ProblemGroupTable;
  problem_report: ProblemReportTable;
}

/** Reports of one step with one cause. UNIQUE (step, cause, detail). */
export interface ProblemGroupTable {
  /** PRIMARY KEY. */
  id: string;
  /** See `PROBLEM_STEPS`. */
  step: string;
  /** See `PROBLEM_CAUSES`. */
  cause: string;
  /** The cause in an operator's own words; empty for none. */
  detail: string;
  /** See `PROBLEM_STATES`. */
  state: string;
  note: string;
  /** How many reports it has; changed together with them. */
  report_count: number;
  last_reported_at: string;
  /** When it was last said to be mended. */
  mended_at: string | null;
  /** When a report came after that. */
  reopened_at: string | null;
}

/** What somebody has reported of one page. */
export interface ProblemReportTable {
  /** PRIMARY KEY. */
  id: string;
  /** UNIQUE. What the person can quote. */
  number: string;
  /** UNIQUE. Of the form that was sent: a second sending is no second report. */
  form_id: string;
  /** REFERENCES problem_group. */
  group_id: string;
  reported_at: string;
  /** See `REPORTERS`. */
  reporter: string;
  user_id: string | null;
  /** One that the reporter may see. */
  booking_id: string | null;
  /** The page's path without its query; null when it is not known. */
  page_path: string | null;
  /** The id of the request that had brought the page. */
  page_request_id: string | null;
  /** Empty once it is erased. */
  text: string;
  email: string | null;
  /** The browser's own line, cut. */
  user_agent: string | null;
  language: string | null;
  viewport_width: number | null;
  /** When operators were mailed about it. */
  told_at: string | null;
  answer: string | null;
  answered_at: string | null;
  /** The operator's account. */
  answered_by: string | null;
  /** When the answer is to be sent; null while there is nothing to send. */
  answer_due_at: string | null;
  answer_attempts: number;
  /** Of whoever sends it just now. */
  answer_lease: string | null;
  answer_leased_until: string | null;
  answer_sent_at: string | null;
  answer_failure: string | null;
  erased_at: string | null;
}
