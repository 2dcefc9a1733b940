import { frontPage } from "../../../server/domain/text/en/page/front.ts";
import { formatList, formatMoney, formatNumber } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { SiteFiguresShown } from "../../page-data.ts";
import { Icon } from "../page/icon.tsx";

/** What happened here so far, in figures. Nothing while there is little. */
export function SiteProof({ figures }: { readonly figures: SiteFiguresShown }) {
  const t = useText(frontPage);
  const language = useLanguage();
  if (figures === null) return null;
  const { sessionsHeld, returnedByPolicy } = figures;
  const amounts = returnedByPolicy.map((amount) => formatMoney(amount, language));
  return (
    <ul className="mt-6 space-y-2 border-t border-line pt-5 text-[0.9375rem]">
      <li className="flex gap-2.5">
        <Icon name="check" className="text-good" />
        <span className="min-w-0 font-medium">
          {t("held", { count: formatNumber(sessionsHeld, language) })}
        </span>
      </li>
      {amounts.length > 0 && (
        <li className="flex gap-2.5">
          <Icon name="check" className="text-good" />
          <span className="min-w-0">{t("returned", { amounts: formatList(amounts, language) })}</span>
        </li>
      )}
    </ul>
  );
}
