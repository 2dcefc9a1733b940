import type { developersPage as english } from "../../en/developers/page.ts";
import type { Translation } from "../../translation.ts";

export const developersPage = {
  title: "Für Entwickler",
  description:
    "Der Vertrag mit anderer Software: Buchungen von der Wahl der Zeit bis zur Zahlung und zurück.",
  lead: "Was andere Software hier tut, tut sie nach diesem Vertrag: zeigen, was buchbar ist, einen Link zum Wählen der Zeit erstellen, die Zahlung öffnen und eine Buchung bis zu ihrem Ende verfolgen.",
  forPrograms:
    "Dasselbe für Programme, etwa solche, die daraus Code erzeugen: das <link>OpenAPI-Dokument</link>, Version {version}.",
  contents: "Inhalt",
  start: "Erste Schritte",
  startText:
    "Anfragen und Antworten sind JSON über HTTPS, an der Adresse dieser Website. In den Beispielen ist <code>$APP</code> diese Adresse und <code>$KEY</code> ein API-Schlüssel.",
  startStrict:
    "Ein Feld, das eine Operation nicht kennt, wird abgelehnt, ebenso eines von anderem Typ. Ein Inhalt hat höchstens {size} KiB. Zeitpunkte sind in UTC, mit Millisekunden; Geldbeträge sind ganze Zahlen in der kleinsten Einheit der Währung.",
  startHow:
    "Typen stehen so da, wie TypeScript sie schreibt. <code>string | null</code> ist ein Text oder nichts; ein großgeschriebener Name ist eines der Objekte unten.",
  startRequestId:
    "Jede Antwort hat eine <code>x-request-id</code>. Nennen Sie sie, wenn Sie nach einer Anfrage fragen: Sie steht im Log.",
  authentication: "Authentifizierung",
  authenticationKey:
    "Ein Programm zeigt bei jeder Anfrage einen API-Schlüssel. Profis erstellen ihre unter <builder>API-Schlüssel</builder>, ebenso <operator>der Betrieb</operator>. Ein Schlüssel wird einmal gezeigt, als Hash gespeichert und lässt sich jederzeit widerrufen.",
  authenticationReach:
    "Der Schlüssel eines Profis reicht zu dessen Ereignistypen und Buchungen, einer des Betriebs zu allen. Was ein Schlüssel nicht erreicht, wird beantwortet, als gäbe es es nicht.",
  authenticationScopes: "Ein Schlüssel tut, was seine Scopes erlauben:",
  scopeBookingsRead: "Buchungen, Erstattungsangebote und Ereignisse lesen.",
  scopeBookingsWrite:
    "Buchungslinks erstellen, gebuchte Zeiten melden, Zahlungsseiten öffnen, Buchungen absagen.",
  scopeEventTypesRead: "Ereignistypen und ihre Preise lesen.",
  scopeWebhooksWrite: "Webhook-Ziele verwalten und lesen, was an sie gesendet wurde.",
  authenticationSession:
    "Seiten dieser Website brauchen keinen Schlüssel: Sie dürfen die Anmeldung derer benutzen, die angemeldet sind, mit denselben Rechten wie auf den Seiten. Wo ein Schlüssel gezeigt wird, zählt keine Anmeldung.",
  idempotency: "Eine Anfrage noch einmal senden",
  idempotencyText:
    "Geben Sie jeder Anfrage, die etwas ändert, einen <code>Idempotency-Key</code>: einen eigenen Text von bis zu 255 Zeichen, für jedes Vorhaben einen neuen. Eine Anfrage, die mit demselben Schlüssel noch einmal kommt, wird einmal ausgeführt und gleich beantwortet, mit <code>idempotent-replayed: true</code>.",
  idempotencyKept:
    "Ein Schlüssel gilt 24 Stunden, für einen Absender und eine Operation. Antworten ab 500 und solche, die um Warten bitten, werden nicht aufbewahrt: Senden Sie dieselbe Anfrage noch einmal.",
  lists: "Listen",
  listsText:
    "Listen kommen in Seiten. Jede Seite nennt die nächste, und die letzte sagt, dass es keine gibt. Ein Platz in einer Liste bleibt, wo er ist, während andere Zeilen hinzukommen.",
  limits: "Grenzen",
  limitsText:
    "Ein Schlüssel darf {key} Anfragen in der Minute stellen, eine angemeldete Person {account}. <code>RateLimit</code> sagt, wie viele übrig sind und für wie viele Sekunden, <code>RateLimit-Policy</code>, wie viele es gibt.",
  limitsOver:
    "Auf eine zu viel folgt 429. <code>Retry-After</code> sagt, wie viele Sekunden zu warten ist, dort und überall, wo Warten hilft.",
  origins: "Aufrufe aus einem Browser",
  originsText:
    "Seiten anderer Websites dürfen einen Schlüssel von den Adressen aus benutzen, die bei ihm stehen, und von keinen anderen. Cookies werden von dort nie angenommen. Wer eine solche Seite öffnet, kann ihren Schlüssel lesen: Geben Sie ihm nicht mehr als <code>event-types:read</code>.",
  errors: "Fehler",
  errorsText:
    "Eine Anfrage, die nicht ausgeführt wird, wird mit <code>application/problem+json</code> beantwortet, wie RFC 9457 es beschreibt. Entscheiden Sie nach <code>code</code>, der sich nie ändert; <code>title</code> ist für Menschen, in der Sprache Ihres <code>Accept-Language</code>.",
  errorsFields:
    "Bei <code>invalid_input</code> nennt <code>errors</code> jedes Feld mit einem JSON Pointer. Andere Codes bringen mit, was weiterhilft; welche, steht bei <object>Problem</object>.",
  errorsAgain:
    "429 und 503 gehen von selbst vorbei: Warten Sie, dann senden Sie dieselbe Anfrage noch einmal. 500 ist ein Fehler von uns: Senden Sie die Anfrage später noch einmal, und wenn er bleibt, nennen Sie uns ihre Nummer. Jede andere Antwort bleibt gleich, bis sich etwas ändert.",
  errorsCodes: "Alle Codes",
  versions: "Versionen",
  versionsText:
    "Das ist Version {version}. Operationen, Felder, Codes und Werte eines Feldes können hinzukommen: Übergehen Sie, was Sie nicht kennen. Was wegfällt oder etwas anderes bedeutet, bekommt eine neue erste Ziffer, ebenso <code>resourceVersion</code> einer Buchung.",
  told: "Von Änderungen erfahren",
  toldText:
    "Jede Änderung einer Buchung geht an die Webhook-Ziele, die darum gebeten haben, als <object>Event</object> mit der ganzen Buchung, wie sie da war. Ziele werden unter <builder>Webhooks</builder> eingetragen, auch vom <operator>Betrieb</operator>, oder mit einem Schlüssel. Profis erfahren von ihren eigenen Buchungen, der Betrieb von allen.",
  toldOrder:
    "<code>sequence</code> zählt innerhalb einer Buchung: Ordnen Sie Ereignisse danach. Eine fehlende Nummer ist noch nicht gekommen. Ein Ereignis, das noch einmal gesendet wird, hat dieselbe <code>webhook-id</code>: Nehmen Sie es einmal auf.",
  toldHeaders: "Kopfzeilen",
  toldSigned:
    "Ereignisse sind nach <link>Standard Webhooks</link> signiert; dafür gibt es Bibliotheken in den meisten Sprachen: HMAC-SHA256 über <code>webhook-id.webhook-timestamp.body</code>, mit dem, was im Geheimnis des Ziels auf <code>whsec_</code> folgt, in Base64. Prüfen Sie den Inhalt, wie er kam, bevor Sie ihn lesen, und lehnen Sie eine Zeit ab, die mehr als fünf Minuten abweicht.",
  toldCheck: "Eine Signatur prüfen",
  objects: "Objekte",
  needsScope: "Scope",
  takesKey: "Nimmt einen <link>Idempotency-Key</link>.",
  inPath: "Im Pfad",
  inQuery: "In der Query",
  inBody: "Im Inhalt",
  required: "erforderlich",
  request: "Anfrage",
  answer: "Antwort",
  answerText: "{status}, <object>{type}</object>",
  exampleOf: "Beispiel: {name}",
  refusals: "Kann abgelehnt werden mit",
} satisfies Translation<typeof english>;
