import { timeZone, type TimeZone } from "../../../server/domain/values/instant.ts";

/** Somebody who has booked in the demo's planted year. Nobody signs in as them. */
export interface YearClient {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: TimeZone;
}

const NAMES_BY_ZONE: Readonly<Record<string, readonly string[]>> = {
  "America/New_York": [
    ...["Alicia Monroe", "Ben Oyelaran", "Caroline Weiss", "Dev Patel", "Erin Gallagher", "Frank Delgado"],
    ...["Gloria Whitaker", "Henry Osei", "Isabel Cruz", "Jerome Baptiste", "Kara Lindqvist", "Leo Rosenthal"],
  ],
  "America/Los_Angeles": [
    ...[
      "Maya Okonkwo",
      "Nate Hollis",
      "Olivia Marsh",
      "Paulo Teixeira",
      "Quinn Abernathy",
      "Rosa Villanueva",
    ],
    ...["Sunil Rao", "Tessa Kowalski"],
  ],
  "America/Mexico_City": ["Diego Herrera", "Lucía Fuentes", "Ximena Robles", "Emilio Vargas"],
  "America/Sao_Paulo": ["Beatriz Moura", "Caio Nogueira", "Thiago Prado", "Lívia Antunes"],
  "America/Toronto": ["Amelia Tremblay", "Farid Karimi", "Jocelyn Roy", "Owen MacLeod", "Priyanka Sethi"],
  "Europe/London": [
    ...["Callum Reid", "Demi Afolabi", "Eleanor Finch", "George Pettigrew", "Imogen Clarke", "Rhys Morgan"],
    ...["Saoirse Kelly", "Tariq Hussain"],
  ],
  "Europe/Berlin": [
    ...["Anja Vogel", "Bastian Krüger", "Clara Neumann", "Dirk Hoffmann", "Evelyn Schuster", "Florian Maier"],
    ...["Greta Sommer", "Hakan Yıldız", "Jana Pohl", "Konstantin Albrecht"],
  ],
  "Europe/Vienna": ["Katharina Gruber", "Lukas Steiner", "Magdalena Huber", "Paul Winkler"],
  "Europe/Paris": ["Camille Roussel", "Étienne Marchand", "Fatou Ndiaye", "Mathilde Perrin", "Rachid Benali"],
  "Europe/Lisbon": ["Duarte Pires", "Leonor Matos", "Rui Salgado"],
  "Europe/Oslo": ["Astrid Lund", "Eirik Solberg", "Maren Dahl", "Henrik Moen"],
  "Europe/Warsaw": ["Agnieszka Wójcik", "Kamil Zieliński", "Magda Nowak"],
  "Africa/Lagos": ["Chidi Eze", "Folake Adeyemi", "Tunde Bakare"],
  "Africa/Nairobi": ["Joyce Achieng", "Kevin Mwangi"],
  "Asia/Kolkata": ["Aditi Iyer", "Karthik Subramanian", "Meera Joshi", "Rohan Deshpande", "Sneha Pillai"],
  "Asia/Singapore": ["Daniel Lim", "Grace Goh", "Hafiz Rahman", "Wei Ling Koh"],
  "Asia/Tokyo": ["Haruka Sato", "Naoki Fujita", "Yui Nakamura", "Daichi Ito"],
  "Australia/Melbourne": ["Hamish Doyle", "Jess Nguyen", "Talia Brooks"],
};

/** Everybody who books, in one fixed order. */
export const YEAR_CLIENTS: readonly YearClient[] = Object.entries(NAMES_BY_ZONE)
  .flatMap(([zone, names]) => names.map((name) => ({ name, zone })))
  .map(({ name, zone }, index) => ({
    userId: `year-client-${index + 1}`,
    name,
    email: `${plainOf(name)}@example.com`,
    timeZone: timeZone(zone),
  }));

/** `Étienne Marchand` → `etienne.marchand`. */
function plainOf(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .replaceAll(/[^\p{Letter} ]/gu, "")
    .toLowerCase()
    .replaceAll(" ", ".");
}
