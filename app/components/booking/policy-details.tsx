import { policyDetails } from "../../../server/domain/text/en/booking/policy-details.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

/** What is refunded after a cancellation, sentence by sentence; collapsed at first. */
export function PolicyDetails({ sentences }: { readonly sentences: readonly string[] }) {
  const t = useText(policyDetails);
  return (
    <details className="disclosure text-[0.9375rem]">
      <summary>
        <Icon name="chevron" className="chevron -ms-1 scale-75" />
        {t("title")}
      </summary>
      <ul className="mt-1 mb-2 ms-5 list-disc space-y-1 ps-1 text-soft">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
