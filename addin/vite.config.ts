import { defineConfig } from "vite";
import { fluentTheme } from "./fluentTheme";

export default defineConfig({
  base: "/addin/",
  plugins: [fluentTheme()],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // Inlined files would need "data:" in the content security policy.
    assetsInlineLimit: 0,
    rollupOptions: { input: ["index.html", "pane.html", "signin.html"] },
  },
});
