import type { Key } from "./en";

const pt: Partial<Record<Key, string>> = {
  today: "Hoje", tomorrow: "Amanhã", yesterday: "Ontem", close: "Fechar", cancel: "Cancelar", save: "Guardar", retry: "Tentar de novo", undo: "Desfazer", more: "Mais", why: "Porquê",
  "nav.today": "Hoje", "nav.week": "Semana", "nav.processes": "Processos", "nav.calendar": "Calendário", "nav.search": "Procurar", "nav.settings": "Definições", "nav.dashboard": "Abrir o painel",
  "title.thankYou": "Agradecer a {people}", "title.checkIn": "Perguntar a {people}", "title.agencyCheckIn": "Perguntar a {people}", "title.closingNote": "Escrever uma última mensagem a {people}",
  "channel.email": "por e-mail", "channel.letter": "por carta", "channel.phone": "por telefone",
  "status.planned": "Previsto", "status.due": "A fazer", "status.overdue": "Atrasado", "status.done": "Feito", "status.skipped": "Omitido", "status.held": "À espera", "status.omitted": "Excluído",
  "next.kicker": "A seguir", "next.due": "A fazer agora", "next.none": "Nada a fazer agora", "chain.title": "Todo o percurso", "chain.here": "Esta entrevista", "chain.now": "Hoje", "people.title": "Pessoas", "notes.title": "Notas", "notes.ask": "Como correu?",
  "do.draft": "Abrir rascunho", "do.done": "Feito", "do.later": "Mais tarde", "do.skip": "Omitir", "outcome.active": "À espera de resposta", "today.greeting": "{n} a fazer hoje", "today.allClear": "Tudo feito", "today.ahead": "Próximas entrevistas", "today.soon": "Em breve",
};

export default pt;
