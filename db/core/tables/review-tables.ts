/** What clients say of their sessions, and whom we ask for it. */
export interface ReviewTables {
  review: ReviewTable;
  review_invitation: ReviewInvitationTable;
}

/** PRIMARY KEY booking_id: one review of one session. */
export interface ReviewTable {
  booking_id: string;
  /** Indexed with `written_at`. */
  builder_id: string;
  /** CHECK 1 to 5. */
  rating: number;
  /** '' when nothing was said, or it was erased. */
  went_well: string;
  /** For the builder alone; '' as above. */
  to_improve: string;
  /** CHECK nobody, full_name, first_name, anonymous: under which name others may read it. */
  shown_as: string;
  written_at: string;
  edited_at: string | null;
  /** The line of the booking's history that says that the session ended, and its digest. */
  proof_version: number;
  proof_digest: string;
  /** The builder's, in public. */
  answer: string | null;
  answered_at: string | null;
  /** Since when its builder shows it on the profile. */
  picked_at: string | null;
  /** CHECK refunded, disputed, not_held: why the rating is not in the average; null while it is. Follows the booking. */
  uncounted_because: string | null;
  hidden_at: string | null;
  /** CHECK insult, private_data, off_topic, unlawful. */
  hidden_because: string | null;
  /** When its words were erased with their writer. */
  erased_at: string | null;
}

/** PRIMARY KEY booking_id: nobody is asked twice. */
export interface ReviewInvitationTable {
  booking_id: string;
  /** Indexed while nothing was ordered. */
  due_at: string;
  /** When the mail was ordered; it is decided again when it is sent. */
  ordered_at: string | null;
}
