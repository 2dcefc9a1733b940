import {
  cancellationRuleInWords,
  type CancellationRule,
} from "../../../server/domain/offer/cancellation-policy.ts";
import { Icon } from "../page/icon.tsx";

/** What is refunded after a cancellation; collapsed at first. */
export function PolicyDetails({ rule }: { readonly rule: CancellationRule }) {
  return (
    <details className="disclosure text-[0.9375rem]">
      <summary>
        <Icon name="chevron" className="chevron -ml-1 scale-75" />
        If you have to cancel
      </summary>
      <ul className="mt-1 mb-2 ml-5 list-disc space-y-1 pl-1 text-soft">
        {cancellationRuleInWords(rule).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
