// Words by which agencies tell editors what to do with a story, in the languages of their desks; alternatives of regular expressions.

const ORDINAL = String.raw`(?:\d{1,2}\s?(?:st|nd|rd|th|°|º|ª|er|e|\.)?|first|second|third|fourth|fifth|new|nuevo|neuer)`;
const NUMBER = String.raw`(?:\s?#?\d{1,3})`;

export const SIGNAL_WORDS = {
  /** The story was taken up again: `1ST LEAD`, `2nd Ld-Writethru`, `UPDATE 1`. */
  lead: [
    `${ORDINAL}?\\s?-?(?:leadall|lead|ld|net|nl)(?:\\s?-?\\s?(?:all|write\\s?-?thru|wt|sub|insert|correct(?:ion|ive)?))?`,
    `${ORDINAL}?\\s?-?write\\s?-?thru`,
    `(?:lead|ld)${NUMBER}`,
    `(?:update|wrap-?up|actualización|actualizacion|actualisation|aktualisierung|aggiornamento|atualização|update|uppdatering|oppdatering|обновление)${NUMBER}?`,
    `updates|updated|neufassung|überarbeitet|ampliación|ampliacion|amplía|amplia|développement`,
    `(?:${ORDINAL}\\s)?(?:zusammenfassung|zf)(?:\\s\\d{4})?`,
  ],
  /** Parts of one story: `TAKE 2`, `2 takes`, `Teil 2`, `ADD 1`. */
  take: [
    `${ORDINAL}?\\s?-?takes?${NUMBER}?(?:\\sof\\s\\d{1,2})?`,
    `${ORDINAL}?\\s?-?(?:add|adds|sub|subs|insert|inserts|pickup)${NUMBER}?`,
    `(?:teil|part|partie|parte|del)${NUMBER}`,
    `(?:zwei|drei|vier|\\d{1,2})(?:\\sund\\sletzter)?\\s?\\.?\\s?teil`,
    `\\d{1,2}\\s?(?:of|von|de|/)\\s?\\d{1,2}`,
    `=\\d{1,2}`,
    'more|mehr|à suivre|sigue|segue',
  ],
  correction: [
    `(?:correction|corrections|corr|cor)${NUMBER}?`,
    'corrected|corrects|corrective|correcting|correct',
    'berichtigung|berichtigt|korrektur|korrigiert|korr\\.?',
    'rectificatif|rectification|rectificative|corrigé|errata|erratum',
    'corrección|correccion|corregida|corregido|corrige|versión corregida|version corregida|rectificación|rectificacion|rectifica',
    'correzione|rettifica|errata corrige|correção|correcção|retificação|corrige',
    'correctie|rectificatie|rättelse|rättar|rettelse|rettes|korrigering|korjaus|oikaisu|korekta|oprava|javítás|düzeltme',
    'коррекция|исправление|поправка|تصحيح',
    'annule et remplace|annula e sostituisce|anula y (?:sustituye|reemplaza)|sustituye|reemplaza|ersetzt|substitution',
  ],
  repeat: [
    `(?:rpt|rpts|repeat|repeats|repeating|repetition|repeated|retransmission|retransmit|resend|refile|refiled|refiling|refiles)${NUMBER}?`,
    'wiederholung|wiederholt|wdh|wh',
    'répétition|reprise|remettre|remise|repetición|repeticion|repite|reitera|reiteración|ripetizione|ripetuta|repetição|herhaling|repris|gentagelse|powtórzenie|powtarzanie|повтор|إعادة',
  ],
  urgent: [
    'flash|newsflash|blitz|blitzmeldung|eil|eilmeldung|eilt|snap|alert|news ?alert|apnewsalert|alerte|alerta|bulletin|brief',
    "urgent|urgents|urgente|urgentes|urgentissimo|d['’]urgence|prioritaire|priorité|vorrang|vorrangmeldung|extra|haster|spoed|pilne|acil|son dakika",
    'молния|срочно|терміново|عاجل|عاجل جدا',
  ],
  kill: [
    'kill|kills|killed|kill story|mandatory kill|bulletin kill|story kill|advisory kill|kill advisory|kill notice|elimination',
    '(?:story|article|item|dispatch|report|release|photo|caption|graphic|video)\\s(?:kill|killed|withdrawn|retracted|cancell?ed)',
    '(?:meldung|bericht|artikel|dépêche|article|noticia|nota|notizia|lancio|notícia|bericht|nyhet|artikkel)\\s(?:zurückgezogen|gestrichen|annulée?|retirée?|anulad[ao]|retirad[ao]|annullat[ao]|ritirat[ao]|cancelad[ao]|ingetrokken|makulerad|trukket)',
    'eliminar|eliminada|eliminado|elimina|eliminación|anular|anulada|anulado|anulación|anulacion|suprimir|suprimida|retirar|retirada',
    "annulation|annulé|annulée|annuler|à annuler|avis d['’]annulation|retrait|retiré|retirée|à supprimer|supprimer",
    'streichung|gestrichen|streichen|bitte streichen|zurückgezogen|zurueckgezogen|meldung zurückgezogen|rückruf|zurückziehung|ungültig',
    'withdrawn|withdrawal|withdraw|story withdrawn|retracted|retraction|cancel|cancelled|canceled|cancellation|cancels',
    'annullata|annullato|annullare|annullamento|ritirata|ritirato|anulação|anulado|cancelado|cancelada',
    'annulering|ingetrokken|makulera|makulerad|makuleras|annullert|annulleret|annulleres|trekkes|trukket|peruutus|anulowano|anulowana|wycofano|wycofana|zrušeno|zrušena|аннулируется|аннулировано|отмена|إلغاء|ملغى',
  ],
  advisory: [
    'advisory|advisories|media advisory|notice|avis|aviso|avviso|achtung|achtung redaktionen|attention|attention editors|hinweis|nota|note to editors|editors|eds',
    '(?:achtung|attention)[\\s-]+[\\p{L}-]{4,30}',
  ],
} as const satisfies Record<string, readonly string[]>;

/** In a sentence of a notice: that a story is to be used no more. */
export const KILL_SENTENCES: readonly string[] = [
  '(?:bitte\\s)?(?:\\p{L}+\\s){0,6}nicht\\s(?:mehr\\s)?(?:zu\\s)?(?:verwenden|veröffentlichen|verbreiten)',
  '(?:ist|wird)\\s(?:hiermit\\s)?(?:hinfällig|gegenstandslos|zurückgezogen|gestrichen|ungültig|annulliert)',
  'bitte\\s(?:zu\\s)?(?:streichen|löschen)',
  '(?:please|must|should|editors:?)\\s(?:be\\s)?kill(?:ed)?|(?:kill|withhold)\\s(?:the\\s)?(?:story|item|article|report|message|above|earlier)',
  '(?:is|has been|have been)\\s(?:hereby\\s)?(?:killed|withdrawn|retracted)',
  'a\\skill\\sis\\smandatory|make\\scertain\\s(?:that\\s)?the\\sstory\\sis\\snot\\s(?:published|used)',
  'do\\snot\\s(?:use|publish)(?=\\s*(?:[.!:;,]|$|\\b(?:the|this|that|our|it|any|above|earlier|previous|story|item|before|until|prior)\\b))',
  'disregard\\s(?:the|our|this|that|all|any|previous|prior|earlier|above|story|item|article|release)|\\bplease\\sdisregard\\b',
  "ne\\spas\\s(?:utiliser|publier|diffuser)|(?:prière|veuillez|merci)\\s(?:de\\s|d['’])?(?:ne\\spas|annuler|supprimer)",
  '(?:rogamos|ruego|favor|por favor)\\s(?:de\\s)?(?:eliminen|eliminar|anulen|anular|no\\s(?:usen|utilicen|publiquen))|no\\s(?:utilizar|publicar|usar)',
  'non\\s(?:utilizzare|pubblicare)|(?:è|va)\\s(?:da\\s)?(?:annullata|annullato|considerarsi\\sannullata)',
  '(?:rogamos|ruego|favor|por favor)?\\s?anulen\\s(?:la|nuestra)\\s(?:noticia|nota|información)|(?:queda|quede)\\s(?:sin\\sefecto|anulad[ao])',
  '(?:pedimos|solicitamos|favor|por favor)\\s(?:\\p{L}+\\s){0,6}(?:anulem|anular|eliminem|eliminar|não\\s(?:utilizem|usem|publiquem))|não\\s(?:utilizar|publicar|usar)|fica\\s(?:sem\\sefeito|anulad[ao])',
  'niet\\s(?:te\\s)?(?:gebruiken|publiceren)|(?:is|wordt)\\singetrokken',
  'får\\s(?:inte|ej)\\s(?:användas|publiceras)|må\\sikke\\s(?:brukes|publiseres|bruges|publiceres|benyttes)|(?:telegrammet|artikeln|meldingen|artikkelen|saken|historien|artiklen)\\s(?:är\\s|er\\s)?(?:annullerad|struken|trukket|trekkes|annulleret|annullert|udgår|utgår)',
  'просим\\s(?:\\p{L}+\\s){0,3}(?:аннулировать|не\\sиспользовать)|prosimy\\s(?:\\p{L}+\\s){0,3}(?:anulować|nie\\swykorzystywać|anulowanie)',
];

/** What subjects and headlines begin with, before a dash or a colon. In capitals only: in small letters these begin headlines. */
export const SHOUTED_PREFIXES = [
  '(?:UPDATE|WRAPUP|LEAD)\\s?\\d{0,2}|[1-9](?:ST|ND|RD|TH) (?:LEAD|LD)|REFILE|RPT|REPEAT|CORRECTED|CORRECTION|CORRECTS|COR',
  'URGENT|URGENTE|FLASH|ALERT|ALERTE|ALERTA|BULLETIN|EIL|BLITZ|ADVISORY|МОЛНИЯ|СРОЧНО',
  'KILL|WITHDRAWN|RETRACTION|RETRACTED|ZURÜCKGEZOGEN|STREICHUNG|АННУЛИРОВАНО',
  'CORRECCIÓN|CORRECÇÃO|CORREÇÃO|RETIFICAÇÃO|RECTIFICACIÓN|ACTUALIZACIÓN|AGGIORNAMENTO|ATUALIZAÇÃO|AKTUALISIERUNG|CORRECTIE|KORJAUS|KOREKTA|ИСПРАВЛЕНИЕ|УТОЧНЕНИЕ',
] as const;

/** Of the same, what is a signal however it is written. */
export const SIGNAL_PREFIXES = [
  'correction|corrected|berichtigung|korrektur|eilmeldung|eil|blitz|rectificatif|rettifica|errata corrige|rättelse|rettelse',
  'mandatory kill|bulletin kill|kill advisory|kill notice|kill(?=:)',
  '(?:story|article|item|dispatch) (?:killed|withdrawn|retracted)',
  'meldung (?:zurückgezogen|gestrichen)|dépêche annulée|noticia anulada|notizia annullata|notícia anulada',
] as const;
