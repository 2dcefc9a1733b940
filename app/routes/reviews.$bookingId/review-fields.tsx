import { Form } from "@remix-run/react";
import { RATINGS, SHOWN_AS, type ShownAs } from "../../../server/domain/review/review.ts";
import { shownName } from "../../../server/domain/review/shown-name.ts";
import { reviewForm } from "../../../server/domain/text/en/review/form.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { useText } from "../../hooks/use-text.tsx";
import type { OpenedReview, ReviewAnswer } from "./review-answer.ts";

/** The form of a review: what was written, or typed and not taken, stands in it. */
export function ReviewFields({
  opens: { link, review, builderName, clientName, isPaid },
  answer,
}: {
  readonly opens: OpenedReview;
  readonly answer: ReviewAnswer | null;
}) {
  const t = useText(reviewForm);
  const typed = answer?.typed ?? review ?? { rating: null, wentWell: "", toImprove: "", shownAs: null };
  const choices = {
    nobody: t("nobody", { builder: builderName }),
    full_name: t("full_name", { name: clientName }),
    first_name: t("first_name", { name: shownName(clientName, "first_name") ?? "" }),
    anonymous: t("anonymous"),
  } satisfies Record<ShownAs, string>;
  const errors = answer?.errors ?? {};
  return (
    // Without the address's query: the key goes in the form.
    <Form method="post" action={`/reviews/${link.bookingId}`} className="card space-y-7 p-6 sm:p-8">
      <input type="hidden" name="until" value={link.until} />
      <input type="hidden" name="key" value={link.key} />
      <fieldset aria-describedby={errors["rating"] === undefined ? undefined : "rating-error"}>
        <legend className="mb-1.5 font-medium">{t("rating")}</legend>
        {RATINGS.toReversed().map((rating) => (
          <label key={rating} className="flex min-h-11 items-center gap-3 py-1">
            <input
              type="radio"
              name="rating"
              value={rating}
              required
              defaultChecked={typed.rating === rating}
              className="size-4.5 flex-none accent-accent"
            />
            {t(`rated${rating}`)}
          </label>
        ))}
        {errors["rating"] !== undefined && (
          <p
            id="rating-error"
            role="alert"
            className="mt-1.5 flex items-start gap-1.5 text-[0.9375rem] text-bad"
          >
            <Icon name="warning" className="mt-0.5 scale-90" />
            {errors["rating"]}
          </p>
        )}
      </fieldset>
      <TextArea
        name="wentWell"
        label={t("wentWell")}
        hint={t("wentWellHelp")}
        defaultValue={typed.wentWell}
        error={errors["wentWell"]}
        focus
      />
      <TextArea
        name="toImprove"
        label={t("toImprove")}
        hint={t("toImproveHelp", { builder: builderName })}
        defaultValue={typed.toImprove}
        error={errors["toImprove"]}
        rows={4}
        focus={errors["wentWell"] === undefined}
      />
      <fieldset>
        <legend className="mb-1.5 font-medium">{t("shown")}</legend>
        {SHOWN_AS.map((shownAs) => (
          <label key={shownAs} className="flex min-h-11 items-center gap-3 py-1">
            <input
              type="radio"
              name="shownAs"
              value={shownAs}
              required
              defaultChecked={typed.shownAs === shownAs}
              className="size-4.5 flex-none accent-accent"
            />
            <span className="min-w-0 wrap-anywhere">{choices[shownAs]}</span>
          </label>
        ))}
      </fieldset>
      <div className="space-y-2">
        <p className="label">{t("counts", { builder: builderName })}</p>
        <p className="label">{t("proof", { kind: isPaid ? "paid" : "free" })}</p>
      </div>
      <SubmitButton name="intent" value="send" busy={t("sending")}>
        {t(review === null ? "send" : "change")}
      </SubmitButton>
    </Form>
  );
}
