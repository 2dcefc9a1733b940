import { bookingSummary } from "../../../server/domain/text/en/booking/summary.ts";
import { TimeBar } from "../../components/booking/time-bar.tsx";
import { PhoneFold } from "../../components/page/phone-fold.tsx";
import { useText } from "../../hooks/use-text.tsx";
import type { PolicyInWords } from "./actor/said.ts";

const MARKS = { all: "bg-good", part: "bg-warn", nothing: "bg-edge" } as const;

/** What comes back if the client cancels, until when: as dates and as a bar of time, or in sentences while there is no time. */
export function PolicyOfBooking({ policy: { dates, sentences } }: { readonly policy: PolicyInWords }) {
  const t = useText(bookingSummary);
  return (
    <PhoneFold summary={t("policy")}>
      <h3 className="label hidden sm:block">{t("policy")}</h3>
      {dates !== null && (
        <>
          <TimeBar bar={dates.bar} />
          <ul className="space-y-1">
            {dates.sentences.map(({ words, gives }, index) => (
              <li key={index} className="flex gap-2">
                <span aria-hidden="true" className={`mt-2 size-2 flex-none rounded-full ${MARKS[gives]}`} />
                {words}
              </li>
            ))}
          </ul>
          <p className="label mt-1.5">{dates.zone}</p>
        </>
      )}
      <ul className="mt-1.5 space-y-1 text-[0.9375rem] text-soft">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </PhoneFold>
  );
}
