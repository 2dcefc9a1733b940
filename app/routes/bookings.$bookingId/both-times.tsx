import { bookingTimes } from "../../../server/domain/text/en/booking/times.ts";
import { formatDay, formatTime, timeZoneInWords } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";

/** The session's time as the client reads it, and as the builder does below it. Says whose is whose. */
export function BothTimes({ booking }: { readonly booking: BookingOnPage }) {
  const t = useText(bookingTimes);
  const language = useLanguage();
  const { context, client, builder } = booking;
  const { time } = context;
  if (time === null) return null;
  const zones = [
    { key: "client", name: client.name, zone: client.timeZone, look: "text-2xl tracking-tight" },
    { key: "builder", name: builder.displayName, zone: builder.timeZone, look: "text-soft" },
  ] as const;
  const shown = client.timeZone === builder.timeZone ? zones.slice(0, 1) : zones;
  return (
    <dl className="flex flex-wrap items-end gap-x-10 gap-y-3">
      {shown.map(({ key, name, zone, look }) => (
        <div key={key}>
          <dt className="label">
            {t(shown.length === 1 ? "both" : key === "client" && booking.viewerIsClient ? "you" : "other", {
              name,
              zone: timeZoneInWords(zone, language),
            })}
          </dt>
          <dd>
            <span className={`block leading-tight font-semibold ${look}`}>
              {formatTime(time.startsAt, zone, language)}–{formatTime(time.endsAt, zone, language)}
            </span>
            <span className={key === "client" ? "block" : "block text-[0.9375rem] text-soft"}>
              {formatDay(time.startsAt, zone, language)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
