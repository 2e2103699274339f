/* SPDX-License-Identifier: MIT */
/* Automatic replies that no header gives away. */
#include <string.h>

#include "base/text-search.h"
#include "message/wording.h"

enum { BEGINNING = 240, SHORT = 400, LONG = 1300, NOTICES = 2, NOTICES_DESPITE_CONTRAST = 4 };

/* One phrase to a line would be hundreds of lines. */
/* clang-format off */

/* With which only an automatic reply begins its subject. */
static const char *const subjects[] = {
    "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response",
    "autoresponse", "automated reply", "automated response", "out of office", "out-of-office",
    "out of the office", "away from the office", "vacation reply", "on vacation:", "absence notice",
    "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina",
    "automatische antwort", "abwesenheitsnotiz", "abwesenheit:", "abwesenheitsmeldung",
    "réponse automatique", "reponse automatique", "absence du bureau", "absent du bureau",
    "message d'absence", "risposta automatica", "resposta automática", "automatisch antwoord",
    "automatiskt svar", "fuori sede", "ausência temporária", "afwezigheidsbericht",
    "automatic response", "autoresponder", "out of my office", "ooo:", "ooo -", "ooo re:",
    "away from my mail", "away from my desk", "i am away", "i'm away", "i am out of", "on leave:",
    "on annual leave", "vacation message", "vacation notice", "vacation response", "vacation auto",
    "holiday auto", "thank you for your email", "thank you for contacting",
    "respuesta automatizada", "mensaje automático", "ausencia de la oficina", "estoy de vacaciones",
    "automatische abwesenheit", "abwesend", "nicht im büro", "im urlaub", "urlaubsnotiz",
    "autoantwort", "réponse automatisée", "message automatique", "notification d'absence",
    "en congés", "hors du bureau", "absence :", "absence:", "risposta automatizzata",
    "assente dall'ufficio", "fuori ufficio", "assenza dall'ufficio", "messaggio automatico",
    "in ferie", "resposta automatica", "fora do escritório", "fora do escritorio",
    "ausente do escritório", "ausência do escritório", "ausencia do escritorio",
    "mensagem automática", "em férias", "automatische beantwoording", "automatische reactie",
    "afwezigheid", "afwezig:", "niet op kantoor", "buiten kantoor", "op vakantie", "autosvar",
    "frånvaro", "automatisk svar", "fravær", "ikke på kontoret", "automaattinen vastaus",
    "poissa toimistosta", "odpowiedź automatyczna", "automatyczna odpowiedź", "nieobecność",
    "poza biurem", "automatická odpověď", "automatikus válasz", "автоматический ответ", "автоответ",
    "自動応答", "自动答复", "자동 회신", "otomatik yanıt", "request received", "ticket received",
    "ticket created", "case created", "we have received your", "we received your", NULL};

/* One of these is enough. */
static const char *const program_phrases[] = {
    "this is an automatic reply", "this is an automated reply", "this is an automatic response",
    "this is an automated response", "this is an auto-reply", "this is an automatically generated",
    "this message was generated automatically", "this email was automatically generated",
    "this is an automated message", "automatically generated reply",
    "this mailbox is not monitored", "this mailbox is unattended",
    "your message has been received and", "we have received your email and",
    "we have received your message and", "this email account is no longer",
    "this e-mail account is no longer", "esta es una respuesta automática",
    "este es un mensaje automático", "dies ist eine automatische",
    "diese nachricht wurde automatisch", "ceci est une réponse automatique",
    "ceci est un message automatique", "this mailbox is no longer monitored",
    "this is an automated email", "this is an automated e-mail", "this is an automatic message",
    "this is an automatic email", "this is an automatic e-mail", "this is an auto-generated",
    "this is an auto generated", "this is a system generated", "this is a system-generated",
    "this e-mail was automatically generated", "this message was automatically generated",
    "this message is automatically generated", "please do not reply to this",
    "do not reply to this email", "do not reply to this message", "this inbox is not monitored",
    "this inbox is not checked", "this mailbox is no longer in use", "this mailbox is not checked",
    "has been assigned ticket", "a ticket has been created", "a support ticket has been",
    "your ticket number", "your request has been received", "your case number is",
    "we have received your request", "your inquiry has been received",
    "your email has been received", "we will get back to you within", "we aim to respond within",
    "is no longer with", "has left the agency", "has left the company", "has left the department",
    "is no longer with the company", "no longer an employee", "has retired from",
    "is no longer at this", "este mensaje se ha generado automáticamente",
    "este correo se ha generado automáticamente", "respuesta generada automáticamente",
    "mensaje generado automáticamente", "ya no trabaja en", "ya no labora en",
    "hemos recibido su mensaje", "hemos recibido su correo", "no responda a este correo",
    "diese e-mail wurde automatisch", "dies ist eine automatisch", "automatisch generierte",
    "automatisch erstellte", "ist nicht mehr bei uns", "nicht mehr für das unternehmen",
    "nicht mehr im hause", "wir haben ihre nachricht erhalten", "wir haben ihre e-mail erhalten",
    "ce message a été envoyé automatiquement", "ce message est généré automatiquement",
    "ce message a été généré automatiquement", "réponse automatique", "ne fait plus partie",
    "ne travaille plus", "a quitté la société", "nous avons bien reçu votre",
    "questa è una risposta automatica", "questo è un messaggio automatico",
    "messaggio generato automaticamente", "non lavora più", "abbiamo ricevuto il suo messaggio",
    "abbiamo ricevuto la sua", "esta é uma resposta automática", "esta é uma mensagem automática",
    "mensagem gerada automaticamente", "não trabalha mais", "já não trabalha",
    "recebemos a sua mensagem", "recebemos sua mensagem", "dit is een automatisch",
    "dit bericht is automatisch", "automatisch gegenereerd", "werkt niet meer bij",
    "is niet meer werkzaam", "wij hebben uw bericht ontvangen", "we hebben uw bericht ontvangen",
    "detta är ett automatiskt", "dette er et automatisk", "dette er en automatisk",
    "to jest automatyczna", "no longer with the agency", "is no longer employed",
    "no longer works for", "no longer works at", "keep the ticket", "ticket number in the subject",
    "reference number in the subject", "case number in the subject", "was opened for you",
    "has been opened for you", "has been assigned to the", "has been accepted and assigned",
    "reply above this line", "we received your mail", "we received your email",
    "we received your e-mail", "we received your message", "we received your request",
    "will be in touch shortly", "a member of our team will", "has been logged",
    "your reference number is", "your ticket has been", NULL};

/* Who is away ... */
static const char *const away_phrases[] = {
    "i am out of the office", "i'm out of the office", "i am currently out of",
    "i'm currently out of", "i will be out of the office", "i'll be out of the office",
    "i am away from the office", "i am away from my", "i will be away", "i am on leave",
    "i am currently on leave", "i will be on leave", "i am on annual leave", "i am on vacation",
    "i am currently on vacation", "i am on travel", "i am traveling", "i am travelling",
    "i am currently away", "i am on maternity leave", "i am on parental leave",
    "i have left the agency", "i have retired", "i no longer work", "i am attending training",
    "i am teleworking", "i am on detail", "is out of the office", "estoy fuera de la oficina",
    "estaré fuera de la oficina", "me encuentro fuera", "estoy de vacaciones",
    "me encuentro de vacaciones", "ich bin nicht im büro", "ich bin derzeit nicht",
    "ich bin im urlaub", "ich bin zurzeit nicht", "je suis absent", "je suis actuellement absent",
    "je suis en congé", "je serai absent", "je suis en vacances", "i am not in the office",
    "i'm not in the office", "i am away until", "i'm away until", "i'm on leave",
    "i'm on annual leave", "i'm on vacation", "i'm on holiday", "i am on holiday",
    "i am currently traveling", "i am currently travelling", "i'm traveling", "i'm travelling",
    "i will be on vacation", "i will be traveling", "i will be travelling",
    "i am currently unavailable", "i am unavailable", "i will be unavailable", "i will be out",
    "i'll be out", "i'm out of office", "i am out until", "i'm out until", "i am out today",
    "away on leave", "i am on sick leave", "i am on medical leave", "i am on official travel",
    "i am on tdy", "i am tdy", "i am on furlough", "i am furloughed",
    "due to the lapse in appropriations", "i am in training", "i am no longer with",
    "i'm no longer with", "i am currently away from", "i am away on", "away from my email",
    "away from email", "currently out of the office", "estoy ausente", "me encuentro ausente",
    "estaré ausente", "estoy de licencia", "estoy de viaje", "no estaré en la oficina",
    "no estoy en la oficina", "estaré de vacaciones", "fuera de la oficina", "fuera de oficina",
    "ich bin zur zeit nicht", "ich bin momentan nicht", "ich bin abwesend", "ich bin außer haus",
    "ich bin ausser haus", "bin ich nicht im büro", "bin ich im urlaub", "bin ich nicht erreichbar",
    "ich bin nicht erreichbar", "ich bin heute nicht", "bin derzeit nicht im büro", "nicht im büro",
    "bin ich abwesend", "je suis en déplacement", "je suis hors du bureau", "je suis indisponible",
    "je suis absente", "actuellement absent", "en congés", "absent du bureau", "absente du bureau",
    "je serai absente", "je serai en congé", "sono assente", "sarò assente", "sono fuori ufficio",
    "sono in ferie", "sarò in ferie", "fuori sede", "non sono in ufficio", "sono in viaggio",
    "sono fuori dall'ufficio", "estou ausente", "estarei ausente", "estou de férias",
    "estou em férias", "estarei de férias", "estou fora do escritório", "não estou no escritório",
    "estou em viagem", "fora do escritório", "ik ben afwezig", "ik ben niet aanwezig",
    "ik ben momenteel niet", "ik ben op vakantie", "ik ben tot en met", "ik ben niet op kantoor",
    "ben ik afwezig", "ik ben met vakantie", "ik ben met verlof", "niet op kantoor",
    "jag är på semester", "jag är inte på kontoret", "jag är borta", "jeg er på ferie",
    "jeg er ikke på kontoret", "jestem nieobecn", "jestem na urlopie", "currently out of office",
    "out of the office from", "out of the office until", "out of the office through",
    "out of office until", "out of office from", "out of the office on", "ich bin bis zum",
    "ich bin bis einschließlich", "ich bin vom", "ich bin ab dem", "ich befinde mich im urlaub",
    "ich befinde mich derzeit", "on parental leave", "on maternity leave", "on paternity leave",
    "on annual leave", "on sick leave", "on leave until", "on vacation until", "on medical leave",
    "on sabbatical", "on military leave", "in mutterschutz", "in elternzeit", "congé maternité",
    "congé parental", "de baja", "baja maternal", "in maternità", "licença-maternidade",
    "zwangerschapsverlof", NULL};

/* ... and what such notices say besides, */
static const char *const notice_phrases[] = {
    "limited access", "no access to e", "without access to", "will not have access",
    "not be checking", "will not be monitoring", "if you need immediate",
    "if you require immediate", "for immediate assistance", "if this is urgent",
    "if your matter is urgent", "if it is urgent", "in case of emergency", "in my absence",
    "during my absence", "upon my return", "your email will", "para asuntos urgentes",
    "en caso de urgencia", "acceso limitado", "a mi regreso", "in dringenden fällen",
    "ihre e-mail wird", "nicht weitergeleitet", "wieder erreichbar", "nach meiner rückkehr",
    "en cas d'urgence", "à mon retour", "pendant mon absence", "accès limité",
    "if you need assistance", "if you require assistance", "if you need help",
    "if you need anything urgent", "if urgent", "in an emergency", "in my place",
    "is covering for me", "is acting for me", "is acting in my", "will be acting",
    "acting on my behalf", "in the meantime, please", "in the interim", "intermittent access",
    "sporadic access", "no access to my", "will not be able to check",
    "will not be able to respond", "will respond when i", "will reply when i",
    "will get back to you", "i will respond to", "respond upon my", "return to the office",
    "back in the office", "be back on", "asunto urgente", "es urgente", "durante mi ausencia",
    "en mi ausencia", "cuando regrese", "a mi vuelta", "acceso a mi correo", "responderé",
    "bei dringenden", "in dringenden", "während meiner abwesenheit", "in meiner abwesenheit",
    "meine vertretung", "vertretung übernimmt", "vertritt mich", "nicht gelesen", "wieder im büro",
    "wieder für sie", "ab dem", "durant mon absence", "en mon absence", "de retour",
    "pour toute urgence", "accès à mes", "per urgenze", "per questioni urgenti",
    "in caso di urgenza", "in mia assenza", "durante la mia assenza", "al mio rientro",
    "al mio ritorno", "accesso limitato", "sarò di ritorno", "rientrerò", "em caso de urgência",
    "assuntos urgentes", "durante a minha ausência", "na minha ausência", "durante minha ausência",
    "no meu regresso", "quando regressar", "ao retornar", "retornarei", "acesso limitado",
    "voor dringende", "in dringende gevallen", "bij dringende", "tijdens mijn afwezigheid",
    "bij afwezigheid", "beperkt toegang", "weer aanwezig", "weer bereikbaar", "bij terugkomst",
    "na terugkomst", "vid brådskande", "under min frånvaro", "ved hastesaker", "ved hastende",
    "w pilnych sprawach", "vuelvo a la oficina", "vuelvo el", "regreso a la oficina", "regresaré",
    "volveré", "will return to the office", "will return to work", "call the front office",
    "front office", "help desk", "je serai de retour", "ich bin ab", "bin wieder", "sono di nuovo",
    "estarei de volta", "ik ben weer", "ben ik weer", NULL};

/* or what people write as well: half as much. */
static const char *const civil_phrases[] = {
    "as soon as possible", "contactar a", "contacte con", "during this time", "for assistance",
    "for urgent", "i will return", "i'll return", "please contact", "reply to your",
    "respond to your", "returning on", "thank you for your e", "thank you for your message",
    "veuillez contacter", "vous pouvez contacter", "wenden sie sich", "when i return", NULL};

/* clang-format on */

gboolean wording_subject_is_autoreply(const char *subject)
{
    return wording_starts_with_any(subject, subjects);
}

static guint count_of(const char *text, const char *const *phrases)
{
    return text_count_of(text, phrases);
}

static gboolean begins_as_answer(const char *text)
{
    static const char *const openings[] = {
        "yes",   "no,",    "no.",   "no ",     "i accept", "accept",    "decline", "i decline",
        "happy", "gladly", "i'd ",  "i would", "sure",     "of course", "sí",      "ja",
        "oui",   "claro",  "sorry", "thanks",  "i can",    NULL};
    for (const char *const *opening = openings; *opening != NULL; opening++)
        if (g_str_has_prefix(text, *opening))
            return TRUE;
    return FALSE;
}

/* "I cannot accept, as I will be out of the country": no notice answers. */
static gboolean begins_with_refusal(const char *text)
{
    static const char *const openings[] = {"i cannot ",   "i can't ",     "i can not ",
                                           "i must ",     "i have to ",   "i won't ",
                                           "i will not ", "i'm afraid i", NULL};
    for (const char *const *opening = openings; *opening != NULL; opening++)
        if (g_str_has_prefix(text, *opening))
            return TRUE;
    return FALSE;
}

/* People write "I am out of the office until Monday, but yes" as well. They do so in an answer that
   their program threads and mostly quotes, and with a "but"; a notice begins with being away, and
   says what to do meanwhile. A long text is a request. */
gboolean wording_text_is_autoreply(const char *text, WordingThread thread)
{
    static const char *const contrasts[] = {
        " but ", " however", " aber ", " pero ", " mais ",   " mas ",      " maar ",   " ma ",
        " yes",  " yet ",    " doch ", " sino ", " aunque ", " although ", " though ", NULL};
    if (thread == WORDING_ANSWER_WITH_QUOTE)
        return FALSE;
    if (wording_has_any(text, program_phrases))
        return TRUE;
    g_autofree char *beginning = g_strndup(text, BEGINNING);
    if (!wording_has_any(beginning, away_phrases) || strlen(text) > LONG)
        return FALSE;
    gboolean contrasted = wording_has_any(text, contrasts) || begins_with_refusal(text);
    guint notices = 2 * count_of(text, notice_phrases) + count_of(text, civil_phrases);
    if (notices >= (contrasted ? NOTICES_DESPITE_CONTRAST : NOTICES))
        return TRUE;
    return thread == WORDING_NO_ANSWER && strlen(text) <= SHORT && !contrasted
           && !begins_as_answer(text);
}
