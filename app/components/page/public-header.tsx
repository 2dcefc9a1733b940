import { pageShell } from "../../../server/domain/text/en/page-shell.ts";
import { useText } from "../../hooks/use-text.tsx";
import { SiteBar } from "./site-bar.tsx";

/** The bar at the top of a page that is the same for everybody: it names nobody. */
export function PublicHeader() {
  const t = useText(pageShell);
  return (
    <SiteBar>
      <nav aria-label={t("account")} className="text-[0.9375rem]">
        <a href="/welcome" className="flex min-h-11 items-center font-medium hover:underline">
          {t("myAccount")}
        </a>
      </nav>
    </SiteBar>
  );
}
