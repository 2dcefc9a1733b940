import { Link } from "@remix-run/react";
import { builderOverview } from "../../../server/domain/text/en/builder/overview.ts";
import { formatPrice, formatTime } from "../../../server/domain/text/formats.ts";
import { minutesBetween, type Instant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { externalUrl } from "../../external-url.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BuilderOverview } from "../../page-data.ts";
import { Icon } from "../page/icon.tsx";

/** 15 min: who joins earlier sits alone. */
const JOIN_EARLY_MINUTES = 15;

type Session = BuilderOverview["nextSessions"][number];

/** Sessions of one day by their hour, each leading to its booking. `canJoin`: today's have the way into their conference beside them. */
export function SessionsOfDay({
  sessions,
  now,
  zone,
  canJoin = false,
}: {
  readonly sessions: readonly Session[];
  readonly now: Instant;
  /** The builder's own. */
  readonly zone: TimeZone;
  readonly canJoin?: boolean;
}) {
  const t = useText(builderOverview);
  const language = useLanguage();
  return (
    <ul className="card divide-y divide-line overflow-hidden">
      {sessions.map(({ id, sessionTypeName: session, clientName: client, time, price, joinUrl }) => {
        const link = canJoin && joinUrl !== null ? externalUrl(joinUrl) : null;
        const isSoon = time !== null && minutesBetween(now, time.startsAt) <= JOIN_EARLY_MINUTES;
        return (
          <li key={id} className="row max-sm:flex-wrap">
            {time !== null && (
              <p className="w-14 flex-none text-lg font-semibold tracking-tight">
                {formatTime(time.startsAt, zone, language)}
              </p>
            )}
            <div className="min-w-0 flex-1">
              <Link to={`/builder/bookings/${id}`} className="font-semibold after:absolute after:inset-0">
                {t("session", { session, client })}
              </Link>
              <p className="text-soft">
                {time === null
                  ? formatPrice(price, language)
                  : t("untilAtPrice", {
                      until: formatTime(time.endsAt, zone, language),
                      price: formatPrice(price, language),
                    })}
              </p>
            </div>
            {link === null ? (
              <Icon name="chevron" className="text-soft" />
            ) : (
              <a
                href={link}
                rel="noreferrer"
                className={`${isSoon ? "button" : "button-quiet"} relative z-1 max-sm:w-full`}
              >
                {t("join")} <span className="sr-only">{t("session", { session, client })}</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
