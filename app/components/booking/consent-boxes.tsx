import type { ReactNode } from "react";
import type { ConsentMissing, ConsentNeed, TickedConsents } from "../../../server/domain/booking/consent.ts";
import { sitePolicyPath, type SitePolicyKind } from "../../../server/domain/site-policy/site-policy.ts";
import { consentWords } from "../../../server/domain/text/en/booking/consent.ts";
import { EARLY_START_FIELD, POLICIES_FIELD, policiesValue } from "../../forms/ticked-consents.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

/** What a client agrees to, each with an empty box to be ticked. Nothing is agreed to for them. */
export function ConsentBoxes({
  need: { policies, earlyStart },
  missing,
  ticked,
  isFree = false,
}: {
  readonly need: ConsentNeed;
  /** What the answer to the last press said; null before. */
  readonly missing: ConsentMissing | null;
  /** As they were ticked at the last press: what stands there anew is not. */
  readonly ticked: TickedConsents | null;
  readonly isFree?: boolean;
}) {
  const t = useText(consentWords);
  const policy = (kind: SitePolicyKind, number: number) => (words: ReactNode[]) => (
    // Another window: what was typed and picked here stays.
    <a className="link" href={sitePolicyPath(kind, number)} target="_blank" rel="noopener">
      {rich(words)}
    </a>
  );
  return (
    <div className="space-y-3">
      {policies !== null && (
        <Box
          key={policiesValue(policies)}
          name={POLICIES_FIELD}
          value={policiesValue(policies)}
          isTicked={isSame(ticked?.policies ?? null, policies)}
          hint={t("newTab")}
          error={
            missing === null || missing.policies === null
              ? null
              : missing.policies === "outdated"
                ? t("outdated")
                : t(isFree ? "missingFree" : "missing")
          }
        >
          {policies.privacy === null
            ? rich(t.parts("agreeTerms", { terms: policy("terms", policies.terms) }))
            : rich(
                t.parts("agree", {
                  terms: policy("terms", policies.terms),
                  privacy: policy("privacy", policies.privacy),
                }),
              )}
        </Box>
      )}
      {earlyStart && (
        <Box
          name={EARLY_START_FIELD}
          value="yes"
          isTicked={ticked?.earlyStart === true}
          hint={null}
          error={missing?.earlyStart === true ? t("earlyStartMissing") : null}
        >
          {t("earlyStart")}
        </Box>
      )}
    </div>
  );
}

function isSame(ticked: TickedConsents["policies"], wanted: NonNullable<ConsentNeed["policies"]>): boolean {
  return ticked !== null && ticked.terms === wanted.terms && ticked.privacy === wanted.privacy;
}

function Box({
  name,
  value,
  isTicked,
  hint,
  error,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly isTicked: boolean;
  readonly hint: string | null;
  readonly error: string | null;
  readonly children: ReactNode;
}) {
  const described = [error === null ? null : `${name}-error`, hint === null ? null : `${name}-hint`];
  const describedBy = described.filter((part) => part !== null).join(" ");
  return (
    <div>
      <div className="flex items-start gap-3 py-1.5">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          defaultChecked={isTicked}
          required
          aria-invalid={error !== null}
          aria-describedby={describedBy === "" ? undefined : describedBy}
          className="mt-0.5 size-5 flex-none accent-accent"
        />
        <label htmlFor={name} className="min-w-0 text-[0.9375rem] leading-snug">
          {children}
        </label>
      </div>
      {hint !== null && (
        <p id={`${name}-hint`} className="label ms-8">
          {hint}
        </p>
      )}
      {error !== null && (
        <p
          id={`${name}-error`}
          role="alert"
          className="ms-8 mt-1.5 flex items-start gap-1.5 text-[0.9375rem] text-bad"
        >
          <Icon name="warning" className="mt-0.5 scale-90" />
          {error}
        </p>
      )}
    </div>
  );
}
