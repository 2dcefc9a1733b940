import type { Rating, ShownAs } from "../../../server/domain/review/review.ts";
import type { ReviewToWrite } from "../../page-data.ts";

/** What the link of the mail opens, with the link itself, which the form sends along. */
export interface OpenedReview extends ReviewToWrite {
  readonly link: { readonly bookingId: string; readonly until: string; readonly key: string };
}

/** A form that was not taken: what was typed stands in it again. */
export interface ReviewAnswer {
  /** The messages of its fields. */
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly typed: {
    readonly rating: Rating | null;
    readonly wentWell: string;
    readonly toImprove: string;
    readonly shownAs: ShownAs;
  } | null;
}
