import { bookingTimes } from "../../../server/domain/text/en/booking/times.ts";
import { formatDay, formatTime, timeZoneInWords } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";

/** The session's time as the client reads it, and as the builder does beside it. */
export function BothTimes({ booking }: { readonly booking: BookingOnPage }) {
  const t = useText(bookingTimes);
  const language = useLanguage();
  const { context, client, builder } = booking;
  const { time } = context;
  if (time === null) return null;
  const zones = [
    { key: "you", zone: client.timeZone, look: "text-3xl" },
    { key: "builder", zone: builder.timeZone, look: "text-lg text-soft" },
  ] as const;
  const shown = client.timeZone === builder.timeZone ? zones.slice(0, 1) : zones;
  return (
    <dl className="flex flex-wrap items-end gap-x-12 gap-y-5">
      {shown.map(({ key, zone, look }) => (
        <div key={key}>
          <dt className="label">
            {shown.length === 1
              ? timeZoneInWords(zone, language)
              : t(key, { zone: timeZoneInWords(zone, language), builder: builder.displayName })}
          </dt>
          <dd>
            <span className={`block leading-tight font-semibold tracking-tight ${look}`}>
              {formatTime(time.startsAt, zone, language)}–{formatTime(time.endsAt, zone, language)}
            </span>
            <span className={key === "you" ? "block" : "block text-soft"}>
              {formatDay(time.startsAt, zone, language)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
