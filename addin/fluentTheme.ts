import { readdirSync, readFileSync } from "node:fs";
import { createDarkTheme, createLightTheme, type BrandVariants } from "@fluentui/tokens";
import type { Plugin } from "vite";

/** Our colour in Fluent's sixteen steps, from almost black to almost white: a calm evergreen. */
const evergreen: BrandVariants = {
  10: "#011211", 20: "#04211f", 30: "#06302d", 40: "#083d39", 50: "#0a4a45", 60: "#0c5751", 70: "#0e655e", 80: "#10736b",
  90: "#228178", 100: "#3a9086", 110: "#529e95", 120: "#6aada4", 130: "#84bcb4", 140: "#9fcbc5", 150: "#bcdbd6", 160: "#dceeeb",
};

const styles = new URL("./src/styles/", import.meta.url);

/** Fluent's own light and dark colours as CSS variables: those that our styles use, and no other. */
export function fluentTheme(): Plugin {
  const name = "virtual:fluent-theme.css";
  return {
    name: "fluent-theme",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const text = readdirSync(styles).map((file) => readFileSync(new URL(file, styles), "utf8")).join("\n");
      const used = new Set([...text.matchAll(/var\(--((?:color|shadow)\w+)/g)].map((match) => match[1]!));
      // Everything but the colours is the same in both.
      const light = lines({ ...createLightTheme(evergreen) }, used);
      const dark = lines({ ...createDarkTheme(evergreen), colorBrandBackground2: evergreen[30], colorBrandForeground1: evergreen[120], colorBrandForegroundLink: evergreen[120] }, used);
      return `:root{color-scheme:light;${light}}\n:root[data-theme=dark]{color-scheme:dark;${dark}}\n` +
        `@media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${dark}}}\n`;
    },
  };
}

function lines(theme: Record<string, string | number>, used: Set<string>): string {
  return [...used].map((name) => {
    if (theme[name] === undefined) throw new Error(`src/styles: --${name}: Fluent has no such token.`);
    return `--${name}:${theme[name]};`;
  }).join("");
}
