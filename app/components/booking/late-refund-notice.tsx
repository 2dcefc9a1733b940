import {
  policyInForce,
  refundShareAt,
  type CancellationRule,
} from "../../../server/domain/offer/cancellation-policy.ts";
import { policyDetails } from "../../../server/domain/text/en/booking/policy-details.ts";
import { formatShare } from "../../../server/domain/text/formats.ts";
import type { Instant } from "../../../server/domain/values/instant.ts";
import { ALL_BASIS_POINTS } from "../../../server/domain/values/money.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { Notice } from "../page/notice.tsx";

/** For whoever is about to pay for a time that is so soon that not all would come back: says so before, and not after. Renders nothing otherwise. */
export function LateRefundNotice({
  rule,
  startsAt,
  now,
}: {
  readonly rule: CancellationRule;
  readonly startsAt: Instant;
  readonly now: Instant;
}) {
  const t = useText(policyDetails);
  const language = useLanguage();
  const share = refundShareAt(policyInForce(rule), startsAt, now);
  if (share === ALL_BASIS_POINTS) return null;
  return (
    <Notice tone="warn">
      {share === 0 ? t("lateNothing") : t("latePart", { share: formatShare(share, language) })}
    </Notice>
  );
}
