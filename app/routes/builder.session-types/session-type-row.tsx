import { Form, Link } from "@remix-run/react";
import { formatMinutes } from "../../../server/domain/values/instant.ts";
import { formatPrice } from "../../../server/domain/values/money.ts";
import { unsellableInWords, type UnsellableReason } from "../../../server/domain/offer/why-not-sellable.ts";
import { Icon, type IconName } from "../../components/page/icon.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { OwnSessionType } from "../../page-data.ts";

/** One offer as it stands, with what can be done about it. */
export function SessionTypeRow({
  sessionType,
  isFirst,
  isLast,
  isEdited,
  refusedFor,
}: {
  readonly sessionType: OwnSessionType;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isEdited: boolean;
  /** Why the last press was refused. */
  readonly refusedFor: readonly UnsellableReason[] | undefined;
}) {
  const { id, calendlyDetails, durationMinutes, isOnSale, kind, name, price, publishedAt, reasons } =
    sessionType;
  const hindrances = refusedFor ?? (publishedAt !== null && !isOnSale ? reasons : []);
  // A draft without a price is most likely one that nobody has priced yet.
  const isUnpriced = publishedAt === null && price.amountMinor === 0;
  const isPaidAndListed =
    publishedAt !== null && price.amountMinor > 0 && calendlyDetails?.isSecret === false;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="subtitle">{name}</h2>
        <p className="text-lg font-semibold">{formatPrice(price)}</p>
      </div>
      <p className="label mt-1">
        {formatMinutes(durationMinutes)}
        {kind === "group" ? " · with others" : " · one to one"}
      </p>
      <p className="mt-2">
        <Status publishedAt={publishedAt} isOnSale={isOnSale} />
      </p>
      {hindrances.length > 0 && (
        <div className="mt-4">
          <Notice tone="warn" alert={refusedFor !== undefined}>
            <p className="font-medium">It can’t be sold like this:</p>
            <ul className="mt-1 ml-5 list-disc space-y-1">
              {hindrances.map((reason) => (
                <li key={reason.code}>{unsellableInWords(reason)}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {isPaidAndListed && (
        <p className="label mt-3">
          It is listed on your Calendly page, where it can be booked without paying first. Make it secret at
          Calendly, so that clients come through here.
        </p>
      )}
      <Form method="post" preventScrollReset className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {publishedAt === null ? (
          <SubmitButton
            name="intent"
            value={`publish:${id}`}
            busy="Publishing…"
            look={isUnpriced ? "button-quiet" : "button"}
          >
            <span>
              Publish<span className="sr-only"> {name}</span>
              {isUnpriced && " for free"}
            </span>
          </SubmitButton>
        ) : (
          <SubmitButton name="intent" value={`unpublish:${id}`} busy="Hiding…" look="button-quiet">
            Hide<span className="sr-only"> {name}</span>
          </SubmitButton>
        )}
        {!isEdited && (
          <Link
            to={`?edit=${id}#${id}`}
            preventScrollReset
            className={isUnpriced ? "button order-first" : "button-quiet"}
          >
            Price and policy<span className="sr-only"> of {name}</span>
          </Link>
        )}
        {!isFirst && (
          <SubmitButton name="intent" value={`up:${id}`} busy="Moving…" look="button-text">
            Move up<span className="sr-only">: {name}</span>
          </SubmitButton>
        )}
        {!isLast && (
          <SubmitButton name="intent" value={`down:${id}`} busy="Moving…" look="button-text">
            Move down<span className="sr-only">: {name}</span>
          </SubmitButton>
        )}
      </Form>
    </>
  );
}

function Status({
  publishedAt,
  isOnSale,
}: {
  readonly publishedAt: string | null;
  readonly isOnSale: boolean;
}) {
  const [words, icon, color]: readonly [string, IconName, string] = isOnSale
    ? ["Published", "check", "text-good"]
    : publishedAt === null
      ? ["Draft: only you see it", "clock", "text-soft"]
      : ["Published, but can’t be booked", "warning", "text-warn"];
  return (
    <span className={`inline-flex items-center gap-1.5 text-[0.9375rem] font-medium ${color}`}>
      <Icon name={icon} className="scale-90" />
      {words}
    </span>
  );
}
