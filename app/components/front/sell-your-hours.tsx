import { frontPage } from "../../../server/domain/text/en/page/front.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

/** How the last row of a list of cards is filled: what is left of it in two columns, and in three. */
const WIDTHS = [
  ["md:col-span-2", "md:col-span-1"],
  ["lg:col-span-3", "lg:col-span-2", "lg:col-span-1"],
] as const;

/** The way in for whoever sells time, after this many cards of a list: as wide as their last row has room, so that none stands alone. */
export function SellYourHours({ after }: { readonly after: number }) {
  const t = useText(frontPage);
  const [two, three] = WIDTHS;
  return (
    <li
      className={`flex flex-col items-start justify-center gap-4 rounded-card border border-dashed border-edge p-6 sm:p-8 ${two[after % 2 === 0 ? 0 : 1]} ${three[after % 3 === 0 ? 0 : after % 3 === 1 ? 1 : 2]} ${after % 3 === 0 ? "lg:flex-row lg:items-center lg:justify-between" : ""}`}
    >
      <div className="max-w-md">
        <h2 className="subtitle">{t("sell")}</h2>
        <p className="mt-1.5 text-soft">{t("sellText")}</p>
      </div>
      <a href="/sign-up?as=builder" className="button-quiet">
        {t("sellLink")}
        <Icon name="arrow" className="scale-75" />
      </a>
    </li>
  );
}
