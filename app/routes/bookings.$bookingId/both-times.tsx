import { formatDay, formatTime, timeZoneInWords } from "../../../server/domain/values/instant.ts";
import type { BookingOnPage } from "../../page-data.ts";

/** The session's time as the client reads it, and as the builder does beside it. */
export function BothTimes({ booking }: { readonly booking: BookingOnPage }) {
  const { context, client, builder } = booking;
  const { time } = context;
  if (time === null) return null;
  const zones = [
    { key: "client", who: "For you", zone: client.timeZone, look: "text-3xl" },
    { key: "builder", who: `For ${builder.displayName}`, zone: builder.timeZone, look: "text-lg text-soft" },
  ];
  const shown = client.timeZone === builder.timeZone ? zones.slice(0, 1) : zones;
  return (
    <dl className="flex flex-wrap items-end gap-x-12 gap-y-5">
      {shown.map(({ key, who, zone, look }) => (
        <div key={key}>
          <dt className="label">
            {shown.length === 1 ? "" : `${who}, `}
            {timeZoneInWords(zone)}
          </dt>
          <dd>
            <span className={`block leading-tight font-semibold tracking-tight ${look}`}>
              {formatTime(time.startsAt, zone)}–{formatTime(time.endsAt, zone)}
            </span>
            <span className={key === "client" ? "block" : "block text-soft"}>
              {formatDay(time.startsAt, zone)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
