import type { Key } from "./en";

const es: Record<Key, string> = {
  product: "FollowUpSync",
  today: "Hoy", tomorrow: "Mañana", yesterday: "Ayer",
  close: "Cerrar", cancel: "Cancelar", save: "Guardar", retry: "Intentar de nuevo", undo: "Deshacer", more: "Más", why: "Por qué", open: "Abrir", skipToContent: "Ir al contenido",
  loading: "Cargando", sample: "Ejemplo", sampleLong: "Una búsqueda de empleo inventada, para mirar. Nada suyo se lee ni se escribe.",

  "nav.label": "Páginas", "nav.today": "Hoy", "nav.week": "Semana", "nav.processes": "Procesos", "nav.calendar": "Calendario", "nav.search": "Buscar", "nav.settings": "Ajustes",
  "nav.dashboard": "Abrir el panel",

  "kind.thankYou": "Agradecimiento", "kind.checkIn": "Consulta", "kind.agencyCheckIn": "Consulta a la agencia", "kind.closingNote": "Último mensaje", "kind.noShow": "Pedir otra fecha",
  "title.thankYou": "Dar las gracias a {people}", "title.checkIn": "Preguntar a {people}", "title.agencyCheckIn": "Preguntar a {people}", "title.closingNote": "Escribir un último mensaje a {people}", "title.noShow": "Pedir otra fecha a {people}",
  "channel.email": "por correo", "channel.letter": "por carta", "channel.phone": "por teléfono",
  "status.planned": "Previsto", "status.due": "Pendiente", "status.overdue": "Atrasado", "status.done": "Hecho", "status.skipped": "Omitido", "status.snoozed": "Su día", "status.held": "En espera", "status.withdrawn": "Retirado", "status.released": "Suyo", "status.omitted": "Descartado",
  "stage.phoneScreen": "Entrevista telefónica", "stage.recruiterScreen": "Primera entrevista", "stage.technical": "Entrevista técnica", "stage.takeHomeReview": "Revisión del ejercicio", "stage.hiringManager": "Entrevista con el responsable", "stage.panel": "Entrevista en grupo", "stage.onsite": "Entrevista presencial", "stage.final": "Última entrevista", "stage.none": "Entrevista",
  "standing.held": "Celebrada", "standing.scheduled": "Próxima", "standing.cancelled": "Cancelada", "standing.declined": "Rechazada",
  "part.interviewer": "Entrevistador", "part.recruiter": "Selección", "part.agencyRecruiter": "Agencia", "part.coordinator": "Coordinación",
  "outcome.active": "A la espera de respuesta", "outcome.offer": "Oferta", "outcome.rejected": "Esta vez no", "outcome.withdrawn": "Usted se retiró", "outcome.closed": "Cerrado", "outcome.paused": "En pausa",
  "by.email": "Correo", "by.phone": "Llamada", "by.meeting": "Reunión",

  "counts.followUps.one": "{n} paso", "counts.followUps.other": "{n} pasos",
  "counts.interviews.one": "{n} entrevista", "counts.interviews.other": "{n} entrevistas",
  "counts.waiting.one": "{n} indicación suya queda guardada aquí", "counts.waiting.other": "{n} indicaciones suyas quedan guardadas aquí",
  "counts.days.one": "{n} día", "counts.days.other": "{n} días",

  "next.kicker": "A continuación", "next.due": "Por hacer ahora", "next.none": "Nada que hacer ahora", "next.over": "Este proceso ha terminado",
  "chain.title": "Todo el recorrido", "chain.here": "Esta entrevista", "chain.now": "Hoy", "chain.promise": "Deciden antes de este día", "chain.contact": "Hubo contacto", "chain.unknown": "Aún no se sabe",
  "people.title": "Personas", "via": "por {agency}", "noRole": "Puesto desconocido", "noCompany": "Empresa desconocida",

  "do.draft": "Abrir borrador", "do.done": "Hecho", "do.later": "Más tarde", "do.skip": "Omitir", "do.reopen": "Abrir de nuevo", "do.ics": "Archivo de calendario", "do.letter": "Como carta", "do.letterTo": "Como carta a {person}", "do.call": "Hoja para la llamada",
  "do.promise": "Fecha prometida", "do.contact": "Anotar contacto", "do.notInterview": "No es una entrevista", "do.isInterview": "Lo es", "do.noInterview": "No lo es", "do.join": "El mismo proceso que…", "do.split": "Otro proceso", "do.agency": "Por una agencia…", "do.noshow": "No vino nadie", "do.drafts": "Poner en Borradores", "do.track": "Hacer seguimiento",

  "draft.title": "El mensaje", "draft.to": "Para", "draft.nobody": "Nadie conocido: complételo usted", "draft.subject": "Asunto", "draft.saved": "Está en sus borradores.", "draft.yours": "Usted cambió este mensaje: se deja como está.", "draft.openOutlook": "Abrir en Outlook", "draft.openMail": "Abrir en mi correo", "draft.copyText": "Copiar el texto", "draft.insert": "Ponerlo aquí", "draft.gap": "Este mensaje aún no se puede escribir",
  "draft.never": "Nada se envía solo. Usted lo lee, lo cambia y lo envía.",
  "snooze.title": "Más tarde", "snooze.on": "Un día que usted elija", "snooze.keep": "Conserva su hora, y se queda en ese día.", "snooze.days": "En {days}", "snooze.week": "En una semana", "snooze.do": "Moverlo",
  "outcome.title": "¿Qué pasó?", "outcome.hint": "Un final retira lo previsto. Puede deshacerlo.", "outcome.activeDo": "Aún sin respuesta", "outcome.offerDo": "Una oferta", "outcome.rejectedDo": "Dijeron que no", "outcome.withdrawnDo": "Me retiré", "outcome.closedDo": "Quedó en nada", "outcome.pausedDo": "Detenerlo por ahora",
  "answer.ask": "¿Es una respuesta?", "answer.waiting": "Sigo esperando", "answer.no": "No es una respuesta", "answer.decided": "Está decidido…", "answer.answered": "Respondieron", "answer.answeredHint": "No hay decisión. La espera empieza de nuevo.", "answer.next": "Habrá otra ronda", "answer.nextHint": "Su fecha aún no está en el calendario.",
  "agency.title": "Por una agencia", "agency.name": "Agencia", "agency.hint": "Las consultas van entonces a ella. Vacío: por ninguna.",
  "promise.title": "Dieron una fecha", "promise.day": "Deciden antes del", "promise.hint": "Hasta entonces no se pregunta a nadie; el primer día hábil después, usted pregunta.", "promise.do": "Recordarlo",
  "contact.title": "Hubo contacto", "contact.on": "El", "contact.by": "Por", "contact.hint": "La próxima consulta cuenta desde aquí.", "contact.do": "Recordarlo",
  "notes.title": "Notas", "notes.ask": "¿Cómo fue?", "notes.placeholder": "De qué hablaron, qué le gustó, qué preguntaron…", "notes.hint": "Se guarda mientras escribe. Una línea como «Topic: event sourcing» entra en el agradecimiento.", "notes.kept": "Guardado en este dispositivo",
  "join.title": "El mismo proceso que…", "join.hint": "Todas sus entrevistas y pasos forman un solo recorrido.", "split.title": "Otro proceso", "split.hint": "Desde esta entrevista es un proceso propio, con su propio recorrido.", "split.do": "Empezar otro proceso",
  "erase.title": "¿Borrar todo?", "erase.text": "Todo lo que se recuerda de usted se olvida, y el trabajo termina. Lo que está en su buzón es suyo, y se queda.", "erase.do": "Borrar todo",

  "heard.done": "Hecho. Bien hecho.", "heard.skip": "Omitido.", "heard.snooze": "Movido.", "heard.reopen": "Abierto de nuevo.", "heard.outcome": "Anotado.", "heard.promise": "Recordado. Hasta entonces no se pregunta a nadie.", "heard.contact": "Recordado.", "heard.note": "Nota guardada.", "heard.judge": "Recordado para siempre.", "heard.join": "Ahora es un solo proceso.", "heard.split": "Ahora es un proceso propio.", "heard.noshow": "Anotado.", "heard.agency": "Anotado.", "heard.answer": "Anotado.", "heard.undo": "Deshecho.", "heard.copied": "Copiado.", "heard.drafts": "Está en Borradores.", "heard.saved": "Guardado.",

  "today.due": "Por hacer", "today.soon": "Próximamente", "today.ask": "¿Es una entrevista?", "today.ahead": "Próximas entrevistas", "today.clear": "Nada que hacer hoy", "today.clearHint": "Disfrútelo. Lo que viene está abajo.", "today.greeting": "{n} por hacer hoy", "today.allClear": "Todo al día",
  "today.empty": "Aún no hay entrevistas", "today.emptyHint": "En cuanto haya una en su calendario, aquí se planea su seguimiento.", "today.syncNow": "Mirar de nuevo",
  "week.title": "Semana", "week.before": "Semana anterior", "week.after": "Semana siguiente", "week.nothing": "Nada",
  "processes.title": "Procesos", "processes.pipeline": "Cómo van", "processes.running": "En curso", "processes.ended": "Terminados", "processes.none": "Aún no hay procesos",
  "pipe.first": "Primeras charlas", "pipe.deep": "Entrevistas", "pipe.final": "Rondas finales", "pipe.offer": "Ofertas",
  "calendar.title": "Calendario", "calendar.before": "Mes anterior", "calendar.after": "Mes siguiente",
  "search.title": "Buscar", "search.label": "Empresa, persona, puesto o nota", "search.none": "Nada para «{text}».", "search.hint": "Todo lo que se sabe: empresas, personas, puestos, pasos.",

  "settings.title": "Ajustes", "settings.rhythm": "Ritmo", "settings.notes": "Mensajes y cartas", "settings.templates": "Plantillas", "settings.feed": "Suscripción al calendario", "settings.privacy": "Sus datos", "settings.look": "Idioma de estas páginas", "settings.account": "Buzón", "settings.zone": "Zona horaria", "settings.automatic": "Automático",
  "settings.lastSync": "Mirado por última vez {when}", "settings.notYet": "Aún no se ha mirado",
  "cadence.nextBusinessDay": "Agradecer el siguiente día hábil", "cadence.thankYouAt": "Agradecer a las", "cadence.channel": "Agradecer por", "cadence.everyDays": "Días entre consultas", "cadence.checkInAt": "Preguntar a las", "cadence.limit": "Consultas, y un último mensaje", "cadence.agencyDays": "Días, con agencia", "cadence.agencyOnly": "Escribir a las empresas solo por su agencia", "cadence.closing": "Proponer un último mensaje", "cadence.discreet": "Entradas discretas", "cadence.discreetHint": "Títulos neutros y ningún texto en el calendario: para uno que otros ven.", "cadence.noLimit": "sin límite",
  "cadence.language": "Idioma de los mensajes", "cadence.formality": "Trato", "cadence.formal": "Formal", "cadence.familiar": "Cercano", "cadence.name": "Su nombre", "cadence.address": "Su dirección postal", "cadence.phone": "Su teléfono",
  "templates.choose": "Plantilla", "templates.text": "Texto", "templates.preview": "Vista previa", "templates.own": "propia", "templates.reset": "Volver al original", "templates.none": "Ahora ningún paso se escribe con ella: no hay nada que mostrar.", "templates.line": "Línea {line}, columna {column}",
  "feed.closed": "Suscríbase a sus pasos desde cualquier calendario.", "feed.open": "Abrir suscripción", "feed.isOpen": "Hay una suscripción abierta.", "feed.renew": "Nueva dirección", "feed.end": "Terminarla", "feed.discreet": "Títulos neutros", "feed.once": "Esta dirección se muestra solo ahora. Quien la tenga ve los pasos.",
  "privacy.export": "Llevárselo todo", "privacy.exportHint": "Un archivo zip: lo recordado, el plan, el calendario, los mensajes.", "privacy.erase": "Borrar todo",

  "item.none": "Elija una cita o un mensaje", "item.noneHint": "Abra una entrevista en su calendario: todo su recorrido aparece aquí.",
  "item.ask": "¿Es una entrevista?", "item.askHint": "Podría serlo. Hasta que usted lo diga, no se planea nada.",
  "item.stranger": "No es una entrevista", "item.strangerHint": "No hay nada previsto. Si lo es, dígalo.",
  "item.unsaved": "Guarde primero la cita", "item.unsavedHint": "Outlook le da un nombre solo entonces. Guárdela y abra de nuevo este panel.",
  "item.shared": "Esto está en el calendario de {owner}", "item.sharedHint": "Aquí solo se sigue lo que está en su propio calendario.",
  "item.refused": "A esto no se le puede hacer seguimiento aquí",
  "item.mailNone": "Ningún proceso tiene que ver con este remitente", "item.mailNoneHint": "Cuando haya una entrevista con él en su calendario, la verá aquí.",
  "item.compose": "Insertar un mensaje", "item.composeNone": "Ningún mensaje corresponde a estas personas",

  "access.signedOut": "Conectar este navegador", "access.signedOutHint": "El servicio de su equipo mostró un enlace al arrancar. Ábralo, o péguelo aquí.", "access.link": "Enlace", "access.connect": "Conectar", "access.wrongLink": "Este enlace es de un arranque anterior, o no está completo. Use el último que se mostró.",
  "access.signIn": "Iniciar sesión con Microsoft", "access.signInHint": "Para que se mire su buzón, y solo el suyo. También con cuentas personales.", "access.popupBlocked": "La ventana de inicio de sesión fue bloqueada. Permita ventanas emergentes para esta página, o intente de nuevo.", "access.otherAccount": "Ha iniciado sesión como {account}, pero este buzón es {mailbox}.",
  "access.noConsent": "Primero debe aceptar un administrador", "access.noConsentHint": "En su organización solo los administradores permiten aplicaciones. Envíeles este enlace: pide calendario y borradores, y ningún derecho a enviar.", "access.copyLink": "Copiar el enlace", "access.again": "Ya está hecho",
  "access.unsupported": "Este Outlook no puede mostrar el panel", "access.unsupportedHint": "Es demasiado antiguo. Las mismas páginas están completas en su navegador.",
  "access.noMailbox": "Abierto fuera de Outlook", "access.noMailboxHint": "Este panel va junto a una cita. En un navegador, use el panel general.",
  "line.offline": "Está sin conexión. Ve lo que se sabía el {when}.", "line.gone": "El servicio no responde. Ve lo que se sabía el {when}.", "line.nothing": "El servicio no responde", "line.nothingHint": "¿Está en marcha? En su equipo: dotnet run --project src/FollowUpSync.Server. Se intenta de nuevo solo.",
  "line.waiting": "Se envía en cuanto alguien escuche.", "conflict.text": "Esto cambió entretanto, así que no se hizo nada. Lo ve como está ahora: decida de nuevo.",
  "sync.needsYou": "Su buzón le pide iniciar sesión de nuevo.", "sync.failing": "Su buzón no responde desde {when}.", "sync.beginning": "Su buzón se mira por primera vez.", "sync.ended": "Todo fue borrado, y no se mira nada.", "sync.begin": "Empezar de nuevo",
};

export default es;
