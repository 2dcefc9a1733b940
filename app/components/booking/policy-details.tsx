import type { CancellationRule } from "../../../server/domain/offer/cancellation-policy.ts";
import { policyDetails } from "../../../server/domain/text/en/booking/policy-details.ts";
import { cancellationRuleInWords } from "../../../server/domain/text/policy-in-words.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

/** What is refunded after a cancellation; collapsed at first. */
export function PolicyDetails({ rule }: { readonly rule: CancellationRule }) {
  const t = useText(policyDetails);
  const language = useLanguage();
  return (
    <details className="disclosure text-[0.9375rem]">
      <summary>
        <Icon name="chevron" className="chevron -ms-1 scale-75" />
        {t("title")}
      </summary>
      <ul className="mt-1 mb-2 ms-5 list-disc space-y-1 ps-1 text-soft">
        {cancellationRuleInWords(rule, language).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
