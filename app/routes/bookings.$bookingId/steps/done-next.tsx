import type { ReactNode } from "react";
import { bookingDone } from "../../../../server/domain/text/en/booking/done.ts";
import { Icon, type IconName } from "../../../components/page/icon.tsx";
import { Notice } from "../../../components/page/notice.tsx";
import { externalUrl } from "../../../external-url.ts";
import { useText } from "../../../hooks/use-text.tsx";
import type { StepProps } from "./step-props.ts";

/** What becomes of a booked session until it has taken place: where it is held, one's own calendars, and what we still send. */
export function DoneNext({ booking, words }: Pick<StepProps, "booking" | "words">) {
  const t = useText(bookingDone);
  const { place, calendarLinks } = booking;
  const { sentence, more, link } = words.place;
  const isToJoin = words.day?.nearness === "join";
  const join = externalUrl(link);
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="section">
        {t("next")}
      </h2>
      <ul className="mt-4 space-y-5">
        <Item icon="link">
          <p className="wrap-anywhere">{sentence}</p>
          {join !== null && <p className="label">{new URL(join).host}</p>}
          {more !== null &&
            (place?.status === "failed" ? (
              <div className="mt-2">
                <Notice tone="warn">{more}</Notice>
              </div>
            ) : (
              <p className="mt-1 text-soft wrap-anywhere">{more}</p>
            ))}
          {!isToJoin && <WayIn words={words} look="button-quiet mt-2" />}
        </Item>
        <Item icon="calendar">
          <p id="calendars">{t("addToCalendar")}</p>
          <p role="group" aria-labelledby="calendars" className="mt-2 flex flex-wrap gap-2">
            {calendarLinks !== null && (
              <>
                <a href={calendarLinks.google} className="button-quiet" rel="noopener noreferrer">
                  {t("google")}
                </a>
                <a href={calendarLinks.outlook} className="button-quiet" rel="noopener noreferrer">
                  {t("outlook")}
                </a>
              </>
            )}
            <a href={`/bookings/${booking.id}.ics`} download className="button-quiet">
              {t("file")}
            </a>
          </p>
        </Item>
        {words.day !== null && words.day.reminder !== null && <Item icon="mail">{words.day.reminder}</Item>}
      </ul>
    </section>
  );
}

function Item({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <Icon name={icon} className="mt-0.5 text-soft" />
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}

/** What opens the session or calls the builder; nothing where nothing does. */
export function WayIn({ words, look }: Pick<StepProps, "words"> & { readonly look: string }) {
  const t = useText(bookingDone);
  const { link, call } = words.place;
  const join = externalUrl(link);
  if (join !== null)
    return (
      <a href={join} className={look} rel="noopener noreferrer">
        <Icon name="link" />
        {t("join")}
      </a>
    );
  if (call === null) return null;
  return (
    <a href={call} className={look}>
      <Icon name="phone" />
      {t("call")}
    </a>
  );
}
