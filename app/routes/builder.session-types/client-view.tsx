import { builderSessionTypeEditor } from "../../../server/domain/text/en/builder/session-type-editor.ts";
import { sessionTypeCard } from "../../../server/domain/text/en/booking/session-type-card.ts";
import type { CancellationPolicy } from "../../../server/domain/offer/cancellation-policy.ts";
import { formatMinutes, formatPrice } from "../../../server/domain/text/formats.ts";
import { cancellationPolicyInWords } from "../../../server/domain/text/policy-in-words.ts";
import { isFree, type Money } from "../../../server/domain/values/money.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OwnSessionType } from "../../page-data.ts";

/** What a builder may say of an offer, as it stands in the form. */
export interface TypedTerms {
  readonly price: Money;
  readonly description: string;
  readonly policy: CancellationPolicy;
}

/** An offer as its card on the profile shows it, without anything to press: beside the form, while somebody types. */
export function ClientView({
  sessionType: { name, kind, durationMinutes },
  terms: { price, description, policy },
}: {
  readonly sessionType: Pick<OwnSessionType, "name" | "kind" | "durationMinutes">;
  readonly terms: TypedTerms;
}) {
  const t = useText(builderSessionTypeEditor);
  const card = useText(sessionTypeCard);
  const language = useLanguage();
  return (
    <section aria-labelledby="client-view" className="lg:sticky lg:top-6">
      <h3 id="client-view" className="section mb-2.5">
        {t("clientView")}
      </h3>
      <div className="card bg-paper p-5 wrap-anywhere">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <p className="subtitle min-w-0">{name}</p>
          <p className="money text-lg font-semibold">{formatPrice(price, language)}</p>
        </div>
        <p className="label mt-1">{card(kind, { length: formatMinutes(durationMinutes, language) })}</p>
        {description !== "" && (
          <p dir="auto" className="mt-3 text-[0.9375rem] whitespace-pre-line text-soft">
            {description}
          </p>
        )}
        <p className="label mt-3">
          {isFree(price) ? card("free") : cancellationPolicyInWords(policy, language).slice(0, -1).join(" ")}
        </p>
        <p aria-hidden="true" className="button mt-4 w-full cursor-default">
          {rich(card.parts("book", { session: name, hidden: () => null }))}
        </p>
      </div>
    </section>
  );
}
