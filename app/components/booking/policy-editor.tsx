import { useState, type SyntheticEvent } from "react";
import type { CancellationPolicy } from "../../../server/domain/offer/cancellation-policy.ts";
import { POLICY_PRESETS, presetOf } from "../../../server/domain/offer/cancellation-presets.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import { policyEditor } from "../../../server/domain/text/en/builder/policy-editor.ts";
import { cancellationPolicyInWords } from "../../../server/domain/text/policy-in-words.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { PolicyCurve } from "./policy-curve.tsx";
import { OWN_TIERS_MAX, policyTyped } from "../../forms/policy-form.ts";

/**
 * The fields of a cancellation policy: three presets, or rows of one's own, and how it will read to the client. Without scripts the preview is that
 * of the saved policy; the rows show when they are chosen, which needs no script.
 */
export function PolicyEditor({
  policy,
  error,
}: {
  readonly policy: CancellationPolicy;
  readonly error: string | undefined;
}) {
  const t = useText(policyEditor);
  const language = useLanguage();
  const [shown, setShown] = useState(policy);
  const chosen = presetOf(policy);
  function follow(event: SyntheticEvent<HTMLFieldSetElement>) {
    const form = event.currentTarget.form;
    const typed = form === null ? null : policyTyped(new FormData(form));
    if (typed?.ok === true) setShown(typed.policy);
  }
  return (
    <fieldset
      id="policy"
      className="group @container"
      onChange={follow}
      aria-describedby={error === undefined ? undefined : "policy-error"}
    >
      <legend className="mb-1.5 font-medium">{t("title")}</legend>
      {(["flexible", "moderate", "strict"] as const).map((name) => (
        <label key={name} className="flex min-h-11 items-start gap-3 py-2">
          <input
            type="radio"
            name="policy"
            value={name}
            defaultChecked={chosen === name}
            className="mt-1 size-4.5 flex-none accent-accent"
          />
          <span>
            {t(name)}
            <span className="label block">
              {cancellationPolicyInWords(POLICY_PRESETS[name], language).slice(0, -1).join(" ")}
            </span>
          </span>
        </label>
      ))}
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="radio"
          name="policy"
          value="own"
          defaultChecked={chosen === null}
          className="size-4.5 flex-none accent-accent"
        />
        {t("own", { steps: formatNumber(OWN_TIERS_MAX, language) })}
      </label>
      <div className="mt-1 hidden space-y-2 border-s-2 border-line ps-4 group-has-[[value=own]:checked]:block">
        {Array.from({ length: OWN_TIERS_MAX }, (_, row) => {
          const tier = policy.tiers[row];
          return (
            <p key={row} className="flex items-center gap-2">
              <input
                name={`hours-${row}`}
                inputMode="numeric"
                defaultValue={tier === undefined ? "" : String(tier.noticeMinutesMin / 60)}
                aria-label={t("hours", { step: formatNumber(row + 1, language) })}
                className="input max-w-16 sm:max-w-24"
              />
              <span className="text-soft max-sm:hidden">{t("afterHours")}</span>
              <span className="whitespace-nowrap text-soft sm:hidden">{t("afterHoursShort")}</span>
              <input
                name={`percent-${row}`}
                inputMode="numeric"
                defaultValue={tier === undefined ? "" : String(tier.refundBasisPoints / 100)}
                aria-label={t("percent", { step: formatNumber(row + 1, language) })}
                className="input max-w-16 sm:max-w-24"
              />
              <span className="text-soft whitespace-nowrap">{t("afterPercent")}</span>
            </p>
          );
        })}
      </div>
      {error !== undefined && (
        <p id="policy-error" role="alert" className="mt-2 text-[0.9375rem] text-bad">
          {error}
        </p>
      )}
      <div className="mt-4 rounded-control bg-sunken p-4" aria-live="polite">
        <p className="label">{t("preview")}</p>
        <div className="mt-3 grid gap-x-8 gap-y-4 @xl:grid-cols-2">
          <PolicyCurve policy={shown} />
          <ul className="ms-5 list-disc text-[0.9375rem] text-soft">
            {cancellationPolicyInWords(shown, language).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      </div>
    </fieldset>
  );
}
