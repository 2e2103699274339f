/* SPDX-License-Identifier: MIT */
#include "intake/phrases.h"

#include <stddef.h>

/* Without accents, but for "sí". */
const PhraseRow PHRASES_SPANISH[] = {
    {ACT_ACCEPT,
     "con gusto la|lo|le|hablo|atiendo|ayudo|acepto; que me llame|escriba|contacte|busque; la "
     "atiendo|recibo|llamo|espero|ayudo; hablo con @her|ella|la; cuente|cuenten|cuenta con "
     "migo|conmigo; digale que si|sí; acepto "
     "$|con|la|el|su|esta|este|ser|ayudar|ayudarla|hablar|encantado|encantada|y|ser|mentorear|"
     "gustoso|gustosa|de; aceptamos $|con|la|el|su; cuenten|cuente|cuenta conmigo; puedo "
     "ayudar|ayudarla|ayudarle|ayudarlo|hablar|atender|atenderla|reunirme|conversar|apoyar|"
     "apoyarla|hacerlo; pueden|puede ponernos|llamarme|contactarme|escribirme; pongannos|ponganos "
     "en contacto; me apunto; lo hare; la ayudare; la llamare; hablare|conversare|platicare con "
     "ella|el|la|@her|@name; me reunire con ella|el|la|@her|@name; puede|pueden|puedes "
     "darle|pasarle mi|mis; dele|denle|pasele mi|mis; acepto "
     "conversar|recibir|recibirla|reunirme|participar|colaborar|atender|orientar|el; que acepto; "
     "la|lo|le puedo|podemos recibir|atender|ayudar|llamar; adelante con"},
    {ACT_YES, "^ s\u00ed; ^ claro; ^ claro que s\u00ed|si; ^ por supuesto; ^ desde luego; ^ "
              "encantado; ^ encantada; ^ adelante; ^ con gusto; ^ con mucho gusto; ^ con todo "
              "gusto; ^ si $; ^ claro que s\u00ed; ^ afirmativo"},
    {ACT_GLAD, "encantado|encantada de; estare|estaria encantado|encantada|feliz; sera|seria un "
               "placer|honor|gusto; con mucho gusto; con gusto; con todo gusto; me encantaria; me "
               "dara|daria gusto; me gustaria ayudar|ayudarla|hablar|participar|aceptar; un placer "
               "ayudar|hablar; no tengo inconveniente|problema; no me importa|molesta"},
    {ACT_WEAK, "^ de acuerdo; no hay problema; ningun problema; sin problema"},
    {ACT_FREE, "estoy disponible; tengo tiempo; me viene|va bien; puedo ... @day"},
    {ACT_REFUSE,
     "me es|resulta|sera imposible; es imposible; imposible para mi|este|por; tengo que decir que? "
     "no; debo decir que? no; esta vez no; no me sera|es; mejor no; no puedo; no podre; no podria; "
     "no podemos; no podremos; no me es|sera posible; no es posible; no acepto; "
     "me temo que no; no me va a ser; prefiero no $|hacerlo|participar|comprometerme|aceptar; "
     "debo|tengo|prefiero que? declinar|rechazar; declino; rechazo; paso $; paso esta vez; no "
     "tengo|dispongo tiempo|disponibilidad|capacidad|espacio|de; no estoy disponible; no estare "
     "disponible; no soy la|el persona|indicado|indicada|adecuado|adecuada|mas; en esta ocasion "
     "no; esta vez no; por ahora no; no gracias; pero no $; no sera posible; no voy a poder; no "
     "puedo comprometerme; sera en otra ocasion; no tengo un? hueco|espacio; no estoy en "
     "condiciones; no me siento; quitenme|quiteme de; no es mi area|campo"},
    {ACT_BUSY,
     "estoy muy? @busy; tengo demasiado|mucho trabajo; agenda llena|completa; sin tiempo"},
    {ACT_AWAY, "estoy|estare de vacaciones|viaje|licencia|baja; estoy|estare fuera"},
    {ACT_REFER, "busquen|busque|elijan|elija a? otra|otro persona|mentor|mentora?; otra persona; "
                "pregunten|pregunte|pregunta a|mejor; mejor a|con; le recomiendo|sugiero; les "
                "recomiendo|sugiero; hablen|hable con"},
    {ACT_PENDING,
     "no puedo contestar|responder; no puedo comprometerme hasta|antes|sin|todavia|aun; "
     "todavia|aun no puedo comprometerme|decir|contestar|responder; necesito el|la|un "
     "permiso|visto|autorizacion; "
     "antes necesito; tengo que pedir; dejeme|dejame|dejenme; lo voy a pensar; no puedo "
     "decidir|decir; no lo se; voy a pensar|pensarlo|consultar|consultarlo|ver|verlo; lo "
     "pensare|consultare|vere; tengo que consultar|pensar|pensarlo|ver|hablar|preguntar; debo "
     "consultar|preguntar|hablar; le aviso; les aviso; le confirmo; necesito "
     "saber|mas|pensar|consultar; antes de"},
    {ACT_MAYBE, "tal vez; a lo mejor; quizas; quiza; puede que; podria; quisiera; depende; me "
                "gustaria saber; en otra ocasion; otra vez sera; mas adelante"},
    {ACT_CIVIL,
     "muchas gracias; gracias; gracias por; lo siento; disculpe|disculpen; con gusto leo|recibi|le "
     "informo; encantado|encantada de saber|recibir|leer; no se preocupe|preocupen; no dude|duden"},
    {ACT_LIMIT, "no puedo el|los|esta|este|antes|hasta "
                "lunes|martes|miercoles|jueves|viernes|semana|mes|del|de?; no antes"},
    {ACT_NONE, NULL}};
