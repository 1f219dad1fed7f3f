/// <reference types="vite/client" />
declare module "virtual:fluent-theme.css";
