import { Link } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";
import { dataSection } from "../../../server/domain/text/en/account/data-section.ts";
import { useText } from "../../hooks/use-text.tsx";

export function DataSection() {
  const t = useText(dataSection);
  return (
    <AccountSection id="data" title={t("title")}>
      <p className="text-soft">{t("what")}</p>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <a href="/account/export" download className="button-quiet">
          {t("download")}
        </a>
        <Link to="/account/erase" className="button-text text-bad">
          {t("erase")}
        </Link>
      </div>
    </AccountSection>
  );
}
