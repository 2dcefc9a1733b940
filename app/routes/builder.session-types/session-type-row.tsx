import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { builderSessionTypeRow } from "../../../server/domain/text/en/builder/session-type-row.ts";
import { formatMinutes, formatPrice } from "../../../server/domain/text/formats.ts";
import type { UnsellableReason } from "../../../server/domain/offer/why-not-sellable.ts";
import { unsellableInWords } from "../../../server/domain/text/unsellable-in-words.ts";
import { Icon, type IconName } from "../../components/page/icon.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { StatusPill, type StatusTone } from "../../components/page/status-pill.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OwnSessionType } from "../../page-data.ts";

/** One offer as it stands, with what can be done about it. */
export function SessionTypeRow({
  sessionType,
  isFirst,
  isLast,
  isEdited,
  isSaved,
  refusedFor,
  handle,
}: {
  readonly sessionType: OwnSessionType;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isEdited: boolean;
  /** Whether its terms were saved just now. */
  readonly isSaved: boolean;
  /** Why the last press was refused. */
  readonly refusedFor: readonly UnsellableReason[] | undefined;
  /** What it is dragged by; null where it cannot be. */
  readonly handle: ReactNode;
}) {
  const { id, calendlyDetails, durationMinutes, isOnSale, kind, name, price, publishedAt, reasons } =
    sessionType;
  const t = useText(builderSessionTypeRow);
  const language = useLanguage();
  const named = { name, hidden: hiddenText };
  const hindrances = refusedFor ?? (publishedAt !== null && !isOnSale ? reasons : []);
  // A draft without a price is most likely one that nobody has priced yet.
  const isUnpriced = publishedAt === null && price.amountMinor === 0;
  const isPaidAndListed =
    publishedAt !== null && price.amountMinor > 0 && calendlyDetails?.isSecret === false;
  const edit = !isEdited && (
    <Link to={`?edit=${id}#${id}`} preventScrollReset className={isUnpriced ? "button" : "button-quiet"}>
      {rich(t.parts("edit", named))}
    </Link>
  );
  return (
    <>
      <div className="flex items-start gap-3">
        {handle}
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 className="subtitle">{name}</h2>
            <p className="money text-lg font-semibold">{formatPrice(price, language)}</p>
          </div>
          <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Status publishedAt={publishedAt} isOnSale={isOnSale} />
            <p className="label">
              {t(kind === "group" ? "lengthGroup" : "lengthAlone", {
                length: formatMinutes(durationMinutes, language),
              })}
            </p>
            {isSaved && (
              <p role="status" className="flex items-center gap-1 text-[0.9375rem] text-good">
                <Icon name="check" className="scale-90" />
                {t("savedHere")}
              </p>
            )}
          </div>
        </div>
      </div>
      {hindrances.length > 0 && (
        <div className="mt-4">
          <Notice tone="warn" alert={refusedFor !== undefined}>
            <p className="font-medium">{t("hindrances")}</p>
            <ul className="mt-1 ms-5 list-disc space-y-1">
              {hindrances.map((reason) => (
                <li key={reason.code}>{unsellableInWords(reason, language)}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {isPaidAndListed && <p className="label mt-3">{t("isListed")}</p>}
      <Form method="post" preventScrollReset className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {isUnpriced && edit}
        {publishedAt === null ? (
          <SubmitButton
            name="intent"
            value={`publish:${id}`}
            busy={t("publishing")}
            look={isUnpriced ? "button-quiet" : "button"}
          >
            <span>{rich(t.parts(isUnpriced ? "publishFree" : "publish", named))}</span>
          </SubmitButton>
        ) : (
          <SubmitButton name="intent" value={`unpublish:${id}`} busy={t("hiding")} look="button-quiet">
            {rich(t.parts("hide", named))}
          </SubmitButton>
        )}
        {!isUnpriced && edit}
        <span className="flex gap-x-5 sm:ms-auto">
          {!isFirst && (
            <SubmitButton name="intent" value={`up:${id}`} busy={t("moving")} look="button-text">
              {rich(t.parts("up", named))}
            </SubmitButton>
          )}
          {!isLast && (
            <SubmitButton name="intent" value={`down:${id}`} busy={t("moving")} look="button-text">
              {rich(t.parts("down", named))}
            </SubmitButton>
          )}
        </span>
      </Form>
    </>
  );
}

/** What only a screen reader says. */
function hiddenText(text: ReactNode[]): ReactNode {
  return <span className="sr-only">{text}</span>;
}

const STATUS_LOOKS = {
  onSale: { icon: "check", tone: "good" },
  draft: { icon: "clock", tone: "plain" },
  hindered: { icon: "warning", tone: "warn" },
} as const satisfies Record<string, { icon: IconName; tone: StatusTone }>;

function Status({
  publishedAt,
  isOnSale,
}: {
  readonly publishedAt: string | null;
  readonly isOnSale: boolean;
}) {
  const t = useText(builderSessionTypeRow);
  const status = isOnSale ? "onSale" : publishedAt === null ? "draft" : "hindered";
  const { icon, tone } = STATUS_LOOKS[status];
  return (
    <StatusPill tone={tone} icon={icon}>
      {t(status)}
    </StatusPill>
  );
}
