/* SPDX-License-Identifier: MIT */
#include "intake/vocabulary.h"

const WordClassRow WORD_CLASSES[CLASS_COUNT] = {
    [CLASS_ME] = {"me", "i we"},
    [CLASS_OTHER] = {"other", "she he they her him them you"},
    [CLASS_DO] = {"do", "help assist aid talk speak meet mentor advise chat converse connect "
                        "do zoom discuss participate serve join coach guide contribute oblige "
                        "listen volunteer walk brainstorm visit engage sit hop jump counsel "
                        "accommodate step partner host work squeeze spend"},
    [CLASS_ACT] =
        {"act", "help assist talk speak meet mentor advise chat connect share support do take call "
                "discuss participate serve join coach guide offer accept contribute make give "
                "volunteer provide schedule set arrange engage sit jump step host work spare "
                "carve fit squeeze spend commit"},
    [CLASS_DOING] = {"doing", "helping assisting talking speaking meeting mentoring advising "
                              "chatting connecting sharing supporting doing taking calling "
                              "discussing participating serving joining coaching guiding "
                              "contributing making giving listening volunteering working having "
                              "being"},
    [CLASS_GLAD] = {"glad",
                    "happy glad delighted pleased honored honoured thrilled excited eager keen "
                    "willing ready privileged tickled proud"},
    [CLASS_ADVERB] =
        {"adverb", "really very certainly gladly just also still simply definitely always truly "
                   "absolutely quite then now too actually sincerely honestly personally happily "
                   "readily respectfully regretfully regrettably unfortunately sadly currently "
                   "presently already most extremely totally completely even much kindly frankly "
                   "hereby again therefore thus all so well both indeed obviously surely only "
                   "more than simply rather fully entirely accordingly perfectly wholly genuinely "
                   "heartily cheerfully enthusiastically particularly especially "
                   "lamentablemente desafortunadamente muy ya"},
    [CLASS_BE] = {"be", "am are be will would shall been feel have"},
    [CLASS_NEGATION] =
        {"negation", "not never no cannot nor neither hardly scarcely barely without nothing none "
                     "nobody unlikely refuse hesitate reluctant unwilling nunca tampoco"},
    [CLASS_MODAL] = {"modal",
                     "might may could maybe perhaps possibly probably likely try hope want "
                     "wanted hoping hopefully think guess suppose supposed normally usually "
                     "ordinarily principle theory theoretically tempted consider "
                     "considering almost nearly inclined tentatively tentative leaning "
                     "potentially should ought depends depending debating unsure undecided "
                     "wish wished wondering whether ideally conditionally provisionally "
                     "generally mostly sometimes quiza quizas podria depende "
                     "probablemente posiblemente reluctantly eventually reservations "
                     "someday grudgingly halfheartedly cautious qualified"},
    [CLASS_PITY] = {"pity",
                    "unfortunately sadly regretfully regrettably regrettable alas lamentablemente "
                    "desafortunadamente"},
    [CLASS_DAY] = {"day", "today tonight tomorrow monday mondays tuesday tuesdays wednesday "
                          "wednesdays thursday thursdays friday fridays saturday saturdays "
                          "sunday sundays mon tue tues wed thu thur thurs fri morning mornings "
                          "afternoon afternoons evening evenings noon lunch lunchtime week weeks "
                          "weekday weekdays weekend pm oclock hour hours minutes 30 day days "
                          "time times anytime whenever slot lunes martes miercoles jueves "
                          "viernes semana manana tarde hoy dia"},
    [CLASS_SPAN] = {"span",
                    "month months quarter year years january february march april june july august "
                    "september october november december jan feb mar apr jun jul aug sep sept oct "
                    "nov dec spring summer fall autumn winter enero febrero marzo abril mayo junio "
                    "julio agosto septiembre octubre noviembre diciembre mes"},
    [CLASS_PLACE] = {"place",
                     "phone telephone call calls video teams zoom webex email mail person virtual "
                     "virtually remote remotely office campus downtown online coffee lunch meeting "
                     "meetings travel traveling drive chat telefono correo"},
    [CLASS_COURTESY] = {"courtesy",
                        "like likes want wants wish wishes work works suit suits ok fine good "
                        "interested available free need needs needed stands stand stood "
                        "helpful useful convenient possible prefer prefers willing open helps "
                        "easier happy late enough looking better best relevant wanted desired "
                        "acceptable valid short brief flexible thinks feels worthwhile "
                        "appropriate necessary interest offer invitation patient wait live"},
    [CLASS_GLUE] = {"glue", "if she he they you her him them it that this these is are was be been "
                            "still too to the a an for with by at on in of or and all would will "
                            "can could does do we i me my us our so such any some there has have "
                            "as long only provided providing assuming once after when whenever "
                            "unless until before early late next last about around half first than "
                            "more am back from then end start beginning mid middle one two three "
                            "something itself also your their his get find set up again "
                            "mentee even"},
    [CLASS_GREETING] =
        {"greeting", "hi hello dear hey greetings hola estimado estimada estimados buenos buenas"},
    [CLASS_OPENER] = {"opener",
                      "hi hello hey ma'am sir madam otherwise anyway therefore overall ok so well "
                      "and but then sure thanks thank oh ah alright "
                      "right please actually great again now also hmm um for asking answer "
                      "short ha haha sorry all good morning afternoon evening gracias pues "
                      "bueno que y pero hola dear folks indeed apologies afraid wow"},
    [CLASS_ASKING] =
        {"asking", "who what when where which why how whose whom is are was were do does did can "
                   "could would will shall should may might am has have had any quien que cuando "
                   "donde como cual puede podria le es"},
    [CLASS_BUSY] = {"busy", "swamped slammed buried underwater overloaded overcommitted "
                            "overextended overwhelmed inundated overbooked drowning "
                            "snowed overscheduled busy saturado saturada desbordado "
                            "desbordada ocupado ocupada"},
    [CLASS_FIT] = {"fit",
                   "fit person match one choice mentor resource contact expert candidate man woman "
                   "guy adviser advisor place topic expertise"},
    [CLASS_HER] = {"her", "she he they her him them mentee applicant"},
    [CLASS_NAME] = {"name", ""},
    [CLASS_NUMBER] = {"number", ""},
    [CLASS_WILL] = {"will", "will shall can"},
    [CLASS_AID] = {"aid",
                   "help assist mentor coach advise guide support call phone ring text email "
                   "contact reach meet visit host give lend offer spare walk "
                   "tell counsel"},
    [CLASS_MEET] = {"meet", "conversation call chat talk word coffee lunch breakfast dinner drink "
                            "meeting discussion session walk hour minutes zoom visit sit tea "
                            "time chance opportunity sandwich"},
    [CLASS_DEAL] = {"deal", "request invitation challenge offer assignment match role mentee "
                            "pairing opportunity mentorship mentoring honor honour ask case task "
                            "engagement conversation meeting call"},
    [CLASS_REACH] = {"reach", "call contact email phone reach text ring write ping drop zoom "
                              "message come stop swing find get schedule book pick choose knock "
                              "grab bring use send set dial"},
};
