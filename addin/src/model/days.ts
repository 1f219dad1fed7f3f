/** Days as the service writes them (2026-11-25) and moments with their wall time (2026-11-25T09:00:00-05:00), in words. No plan is made here. */

const utc = { timeZone: "UTC" } as const;

export const dayOf = (moment: string): string => moment.slice(0, 10);

/** What a clock on the wall shows, whatever the zone of this machine. */
function onTheWall(moment: string): Date {
  return new Date(moment.length === 10 ? `${moment}T00:00Z` : `${moment.slice(0, 16)}Z`);
}

/** The service's day, in the owner's zone. */
export function today(now: Date, zone: string | null): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone ?? "UTC", year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

export function plusDays(day: string, days: number): string {
  const date = onTheWall(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((onTheWall(to).getTime() - onTheWall(from).getTime()) / 86_400_000);
}

/** 0 is Monday. */
export const weekday = (day: string): number => (onTheWall(day).getUTCDay() + 6) % 7;

export const monday = (day: string): string => plusDays(day, -weekday(day));

export class Days {
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  constructor(private readonly language: string, private readonly words: { today: string; tomorrow: string; yesterday: string }) {}

  time(moment: string): string {
    return this.format({ hour: "numeric", minute: "2-digit" }).format(onTheWall(moment));
  }

  span(start: string, end: string): string {
    return this.format({ hour: "numeric", minute: "2-digit" }).formatRange(onTheWall(start), onTheWall(end));
  }

  /** Wed 25 Nov; with the year only where it is another one. */
  short(day: string, now: string): string {
    const year = day.slice(0, 4) === now.slice(0, 4) ? {} : ({ year: "numeric" } as const);
    return this.format({ weekday: "short", day: "numeric", month: "short", ...year }).format(onTheWall(day));
  }

  /** 25 Nov */
  brief(day: string): string {
    return this.format({ day: "numeric", month: "short" }).format(onTheWall(day));
  }

  long(day: string): string {
    return this.format({ weekday: "long", day: "numeric", month: "long" }).format(onTheWall(day));
  }

  month(day: string): string {
    return this.format({ month: "long", year: "numeric" }).format(onTheWall(day));
  }

  weekdayName(day: string, width: "short" | "long" = "short"): string {
    return this.format({ weekday: width }).format(onTheWall(day));
  }

  /** Today, Tomorrow, or as short. */
  near(day: string, now: string): string {
    switch (daysBetween(now, day)) {
      case 0: return this.words.today;
      case 1: return this.words.tomorrow;
      case -1: return this.words.yesterday;
      default: return this.short(day, now);
    }
  }

  private format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    const known = this.formats.get(key) ?? new Intl.DateTimeFormat(this.language, { ...options, ...utc });
    this.formats.set(key, known);
    return known;
  }
}
