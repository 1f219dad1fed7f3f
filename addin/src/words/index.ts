import { Days } from "../model/days";
import { en, type Key } from "./en";

type Dictionary = Partial<Record<Key, string>>;
type Values = Readonly<Record<string, string | number>>;

/** Languages whose every word is there, and those that fall back to English word by word. */
const dictionaries: Record<string, () => Promise<{ default: Dictionary }>> = {
  de: () => import("./de"),
  fr: () => import("./fr"),
  es: () => import("./es"),
  pt: () => import("./pt"),
  it: () => import("./it"),
  nl: () => import("./nl"),
  he: () => import("./he"),
};

export const languages: Readonly<Record<string, string>> = {
  en: "English", de: "Deutsch", fr: "Français", es: "Español", pt: "Português", it: "Italiano", nl: "Nederlands", he: "עברית",
};

const rightToLeft = new Set(["ar", "he", "fa", "ur"]);

/** The interface's words, in one language at a time. */
class Words {
  language = "en";
  days = this.daysIn("en");
  private dictionary: Dictionary = en;
  private plurals = new Intl.PluralRules("en");
  private lists = new Intl.ListFormat("en");

  /** @param locale As Outlook or the browser name it: de-AT. */
  async speak(locale: string): Promise<void> {
    const language = locale.split("-")[0]!.toLowerCase();
    const load = dictionaries[language];
    this.language = load ? language : "en";
    this.dictionary = load ? (await load()).default : en;
    // Days and times as the person's own country writes them.
    const formats = load || language === "en" ? locale : "en";
    this.plurals = new Intl.PluralRules(this.language);
    this.lists = new Intl.ListFormat(this.language);
    this.days = this.daysIn(formats);
    document.documentElement.lang = this.language;
    document.documentElement.dir = rightToLeft.has(language) ? "rtl" : "ltr";
  }

  t(key: Key, values: Values = {}): string {
    const text = this.dictionary[key] ?? en[key];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }

  /** key.one, key.other, as the language counts. */
  count(key: "counts.followUps" | "counts.interviews" | "counts.waiting" | "counts.days", n: number): string {
    const form = this.plurals.select(n) === "one" ? "one" : "other";
    return this.t(`${key}.${form}`, { n });
  }

  list(many: readonly string[]): string {
    return this.lists.format(many);
  }

  private daysIn(locale: string): Days {
    return new Days(locale, { get today() { return words.t("today"); }, get tomorrow() { return words.t("tomorrow"); }, get yesterday() { return words.t("yesterday"); } });
  }
}

export const words = new Words();
