import { offerPath } from "../../../server/domain/offer/embed-paths.ts";
import { builderEmbed } from "../../../server/domain/text/en/builder/embed.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { EmbedChosen, EmbedOnPage } from "../../page-data.ts";

/** The button as it is, and in a frame what stands in the card or in the window. */
export function EmbedPreview({
  embed,
  chosen,
}: {
  readonly embed: EmbedOnPage;
  readonly chosen: EmbedChosen;
}) {
  const t = useText(builderEmbed);
  const query = new URLSearchParams({ session: chosen.session?.id ?? "", lang: chosen.language ?? "" });
  const asked = [...query].filter(([, value]) => value !== "");
  const what = chosen.session?.name ?? embed.builder.displayName;
  return (
    <div className="space-y-4">
      {chosen.kind !== "card" && (
        <p>
          <a
            href={offerPath(embed.builder.slug, chosen.session?.id ?? null)}
            target="_blank"
            rel="noopener"
            className="button"
          >
            {t("words", { what })}
          </a>
        </p>
      )}
      {chosen.kind === "modal" && <p className="label">{t("opens")}</p>}
      {chosen.kind !== "button" && (
        <iframe
          key={query.toString()}
          title={t("previewFrame")}
          src={`/builder/embed/frame?${new URLSearchParams(asked).toString()}`}
          className="block h-[36rem] w-full max-w-140 rounded-[14px] border border-line"
        />
      )}
    </div>
  );
}
