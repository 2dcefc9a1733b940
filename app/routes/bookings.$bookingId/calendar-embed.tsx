import { Suspense, useEffect, useState } from "react";
import { UTM_SOURCE } from "../../../server/domain/booking/time-page-url.ts";
import { openAtDay } from "../../../server/domain/booking/wished-time.ts";
import { bookingPickTime } from "../../../server/domain/text/en/booking/pick-time.ts";
import type { Instant } from "../../../server/domain/values/instant.ts";
import { CalendarWidget } from "../../components/booking/calendar-widget.ts";
import type { BookingOnPage } from "../../page-data.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { useText } from "../../hooks/use-text.tsx";
import { useTellActor } from "./actor/use-page-actor.ts";
import type { Shown } from "./actor/shown.ts";
import { useCalendarZone } from "./use-calendar-zone.ts";
import { calendlyReturnPath, readCalendlyMessage } from "./calendly-message.ts";

/** The page's own colours in the way Calendly wants them: six digits, no `#`. */
function calendlyColors() {
  const styles = getComputedStyle(document.documentElement);
  const color = (token: string) => styles.getPropertyValue(token).trim().replace("#", "");
  return {
    backgroundColor: color("--card"),
    textColor: color("--ink"),
    primaryColor: color("--accent-ink"),
    hideEventTypeDetails: true,
    hideGdprBanner: true,
  };
}

/** Calendly's calendar in the page, which tells the page's actor what it says. Keeps its height from the first moment; says so when it does not come. */
export function CalendarEmbed({
  booking,
  shown: { calendar, calendarAttempt },
  url,
  hostedUrl,
  wishedTime,
}: {
  readonly booking: BookingOnPage;
  readonly shown: Shown;
  readonly url: string;
  readonly hostedUrl: string;
  readonly wishedTime: Instant | null;
}) {
  const t = useText(bookingPickTime);
  const isHydrated = useHydrated();
  const tell = useTellActor();
  const {
    id,
    client: { email },
  } = booking;

  useEffect(() => {
    const listen = (message: MessageEvent) => {
      const read = readCalendlyMessage(message, url);
      if (read === null) return;
      tell({ type: "CALENDAR_SPOKE" });
      if (read.kind !== "scheduled") return;
      const { hint } = read;
      tell({ type: "TIME_BOOKED", hint }, () => window.location.assign(calendlyReturnPath(id, hint, email)));
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, [url, tell, id, email]);

  return (
    <div className="calendar-frame needs-script" aria-busy={calendar === "loading"}>
      {isHydrated ? (
        <Suspense fallback={<CalendarSkeleton />}>
          <Widget
            key={calendarAttempt}
            booking={booking}
            url={url}
            wishedTime={wishedTime}
            hasSpoken={calendar === "alive"}
            title={t("frame", { builder: booking.builder.displayName })}
          />
        </Suspense>
      ) : (
        <CalendarSkeleton />
      )}
      {calendar === "slow" && (
        <div
          role="alert"
          className="card absolute inset-x-0 bottom-0 flex flex-wrap items-center gap-x-4 gap-y-3 p-4"
        >
          <p className="min-w-0 flex-1 basis-60">
            <span className="block font-medium">{t("slow")}</span>
            <span className="label">{t("slowHelp")}</span>
          </p>
          <button type="button" className="button-quiet" onClick={() => tell({ type: "CALENDAR_WANTED" })}>
            {t("tryAgain")}
          </button>
          <a href={hostedUrl} className="button">
            {t("openCalendly")}
          </a>
        </div>
      )}
    </div>
  );
}

interface WidgetProps {
  readonly booking: BookingOnPage;
  readonly url: string;
  /** Its day is open when the calendar comes. */
  readonly wishedTime?: Instant | null;
  /** Whether the calendar is known to be there, loaded to the last image or not. */
  readonly hasSpoken?: boolean;
  readonly title: string;
}

/** One of Calendly's pages where scripts run, without asking it anything. Keeps to the height of what is around it. */
export function CalendarFrame(props: WidgetProps) {
  const isHydrated = useHydrated();
  return (
    <div className="relative h-full">
      {isHydrated ? (
        <Suspense fallback={<CalendarSkeleton />}>
          <Widget {...props} />
        </Suspense>
      ) : (
        <CalendarSkeleton />
      )}
    </div>
  );
}

/** Rendered in browsers only. */
function Widget({ booking, url, wishedTime = null, hasSpoken = false, title }: WidgetProps) {
  const [pageSettings] = useState(calendlyColors);
  const zone = useCalendarZone(booking);
  // Another address would load the calendar anew, under somebody's hands.
  const [openedUrl] = useState(() => (wishedTime === null ? url : openAtDay(url, wishedTime, zone)));
  const { name, email } = booking.client;
  return (
    <CalendarWidget
      className="calendar-widget"
      iframeTitle={title}
      url={openedUrl}
      prefill={{ name, email }}
      utm={{ utmSource: UTM_SOURCE, utmContent: booking.id }}
      pageSettings={pageSettings}
      // The widget shows it until the frame's `load`, which may come long after somebody can use the calendar, or never.
      LoadingSpinner={hasSpoken ? Nothing : CalendarSkeleton}
    />
  );
}

const Nothing = () => null;

/** A month and some times, in grey. Whatever is under it can be pressed. */
function CalendarSkeleton() {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 bg-card pt-2">
      <div className="bone mx-auto h-6 w-40" />
      <div className="mx-auto mt-8 grid max-w-md grid-cols-7 gap-3">
        {Array.from({ length: 35 }, (_, day) => (
          <div key={day} className="bone aspect-square rounded-full" />
        ))}
      </div>
      <div className="bone mx-auto mt-10 h-4 w-56" />
    </div>
  );
}
