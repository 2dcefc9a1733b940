import { useEffect, useRef, useState, type ReactNode } from "react";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { groupTimeZones, TIME_ZONES_PATH, timeZonesIn } from "../../time-zones.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { Icon } from "../page/icon.tsx";
import { timeZoneChoice } from "../../../server/domain/text/en/page/time-zone-choice.ts";
import { useText } from "../../hooks/use-text.tsx";

/**
 * A time zone to choose, within a form: the list is loaded when it is opened. `?zones` on the same page shows it without scripts. The current zone is
 * sent until another is chosen, whether the list was opened or not.
 */
export function TimeZoneChoice({
  id,
  summary,
  current,
  listed,
  children = null,
}: {
  readonly id: string;
  /** The label of what opens it. */
  readonly summary: string;
  readonly current: TimeZone;
  /** All zones where the page was asked for them; null otherwise. */
  readonly listed: readonly TimeZone[] | null;
  /** What is shown beside the list, such as its button. */
  readonly children?: ReactNode;
}) {
  const t = useText(timeZoneChoice);
  const isHydrated = useHydrated();
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [fetched, setFetched] = useState<readonly TimeZone[] | "failed" | null>(null);
  const zones = listed ?? (fetched === "failed" ? null : fetched);
  const lookWhetherOpen = () => setIsOpen(details.current?.open === true);
  // It may have been opened before the page's script ran.
  useEffect(lookWhetherOpen, []);
  const isWanted = isOpen && zones === null;
  useEffect(() => {
    if (!isWanted) return;
    void fetch(TIME_ZONES_PATH)
      .then((answer) => (answer.ok ? answer.json() : null))
      .then(
        (names: unknown) => setFetched(timeZonesIn(names) ?? "failed"),
        () => setFetched("failed"),
      );
  }, [isWanted]);
  return (
    <details
      ref={details}
      open={listed === null ? undefined : true}
      onToggle={lookWhetherOpen}
      className="disclosure text-[0.9375rem]"
    >
      <summary>
        <Icon name="chevron" className="chevron -ms-1 scale-75" />
        {summary}
      </summary>
      <div className="mt-1 mb-3 flex flex-wrap items-end gap-3">
        {/* Hidden where it could only offer the current zone, which is sent all the same. */}
        <div
          hidden={zones === null && (!isHydrated || fetched === "failed")}
          className="min-w-0 flex-1 basis-56"
        >
          <label htmlFor={id} className="label mb-1 block">
            {t("label")}
          </label>
          <select
            key={`${current} ${zones === null ? "alone" : "all"}`}
            id={id}
            name="timeZone"
            defaultValue={current}
            className="input"
            autoComplete="off"
          >
            <Options zones={zones} current={current} />
          </select>
        </div>
        {zones === null && (!isHydrated || fetched === "failed") ? (
          <a href={`?zones#${id}`} className="link flex min-h-11 items-center">
            {t("all")}
          </a>
        ) : (
          children
        )}
      </div>
    </details>
  );
}

function Options({
  zones,
  current,
}: {
  readonly zones: readonly TimeZone[] | null;
  readonly current: TimeZone;
}) {
  const t = useText(timeZoneChoice);
  if (zones === null) return <option value={current}>{current}</option>;
  return groupTimeZones(zones, current).map(({ region, zones: cities }) => (
    <optgroup key={region} label={region ?? t("universal")}>
      {cities.map(({ name, label }) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </optgroup>
  ));
}
